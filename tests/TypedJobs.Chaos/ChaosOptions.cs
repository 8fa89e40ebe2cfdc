using System.Globalization;

namespace TypedJobs.Chaos;

/// <summary>What the command line asks for.</summary>
/// <param name="Jobs">How many jobs the clients enqueue, spread over the time.</param>
/// <param name="Time">How long faults strike.</param>
/// <param name="Seed">What the list of faults and the jobs follow from.</param>
/// <param name="Redis">A server to use; null to start one. One that is given is not restarted.</param>
internal sealed record ChaosOptions(int Jobs, TimeSpan Time, int Seed, string? Redis)
{
    public const string Usage = """
        usage: TypedJobs.Chaos --jobs N --minutes M --seed S [--redis HOST:PORT]
          Runs workers and clients as real processes, has faults strike for M minutes, and says what became of every job.
          The last line of standard output is the verdict, one JSON object; exit code 1 if a number in it that must be 0 is not.
          Without --redis it starts a redis-server of its own (append-only, on the PATH), which is restarted and killed too.
        """;

    /// <exception cref="ArgumentException">An option is unknown, missing or malformed.</exception>
    public static ChaosOptions Parse(string[] args)
    {
        var options = new ChaosOptions(0, TimeSpan.Zero, 0, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
            {
                throw new ArgumentException($"'{args[i]}' needs a value.");
            }

            options = args[i] switch
            {
                "--jobs" => options with { Jobs = Whole(args[i], args[i + 1], 1) },
                "--minutes" => options with { Time = Minutes(args[i + 1]) },
                "--seed" => options with { Seed = Whole(args[i], args[i + 1], 0) },
                "--redis" => options with { Redis = args[i + 1] },
                _ => throw new ArgumentException($"'{args[i]}' is not an option."),
            };
        }

        return options is { Jobs: > 0, Time.Ticks: > 0 } ? options : throw new ArgumentException("--jobs and --minutes are needed.");
    }

    private static int Whole(string name, string text, int least)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{text}': give a whole number of at least {least}.");

    private static TimeSpan Minutes(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1_440
            ? TimeSpan.FromMinutes(minutes)
            : throw new ArgumentException($"--minutes is '{text}': give a number above 0, such as 1 or 0.5, to 1440.");
}
