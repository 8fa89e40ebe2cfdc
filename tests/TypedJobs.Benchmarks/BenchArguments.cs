using System.Globalization;

namespace TypedJobs.Benchmarks;

/// <summary><c>VERB [--name value | --flag]…</c></summary>
internal sealed class BenchArguments
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    public BenchArguments(string[] args)
    {
        Verb = args.Length > 0 ? args[0] : "";
        for (var i = 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{args[i]}' is not an option: options start with '--'.");
            }

            var hasValue = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
            _values[args[i]] = hasValue ? args[++i] : null;
        }
    }

    public string Verb { get; }

    /// <summary>Where Redis is. Its keys of the queues <c>bench</c> and <c>bench-latency</c> are deleted before and after.</summary>
    public string Redis => _values.GetValueOrDefault("--redis") ?? "localhost:6379";

    public bool Has(string flag) => _values.ContainsKey(flag);

    public int Number(string name, int otherwise, int least = 1)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new ArgumentException($"{name} is '{text}': give a whole number of at least {least}.");
    }
}
