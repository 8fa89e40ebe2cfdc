namespace TypedJobs.Chaos.Work;

/// <summary>Which call has which number: the same for a seed, so that the verdict knows what to expect of a job by its number alone.</summary>
internal sealed class JobMix
{
    // Each takes down three workers.
    private const double SecondsBetweenPoisons = 20;

    private readonly int _seed;
    private readonly double _longShare;
    private readonly int _poisonEvery;

    /// <param name="seed">The seed of the run.</param>
    /// <param name="jobsPerSecond">The pace of all clients: jobs that take long are rarer the faster they come, so that three workers keep up.</param>
    public JobMix(int seed, double jobsPerSecond)
    {
        _seed = seed;
        _longShare = Math.Min(0.06, 6 / jobsPerSecond);
        _poisonEvery = Math.Max(100, (int)(jobsPerSecond * SecondsBetweenPoisons));
    }

    public JobKind KindOf(int number) => Draw(number, out _);

    public JobCall Call(int number)
    {
        var kind = Draw(number, out var random);
        JobCall call = kind switch
        {
            JobKind.Flaky => Jobs.Flaky.With(number, random.Next(1, 4)),
            JobKind.Doomed => Jobs.Doomed.With(number),
            JobKind.Poison => Jobs.Poison.With(number),
            JobKind.Answer => Jobs.Answer.With(number),
            JobKind.Once => Jobs.Once.With(number, random.Next(0, 3)),
            JobKind.Slow => Jobs.Slow.With(number, random.Next(200, 4_000)),
            JobKind.Blocking => Jobs.Blocking.With(number, random.Next(20, 400)),
            _ => Jobs.Plain.With(number),
        };
        var priority = random.Next(10) switch { 0 => JobPriority.High, 1 => JobPriority.Low, _ => JobPriority.Normal };
        call = call.WithPriority(priority);
        return random.Next(8) == 0 ? call.In(TimeSpan.FromMilliseconds(random.Next(50, 5_000))) : call;
    }

    private JobKind Draw(int number, out Random random)
    {
        random = new Random(HashOf(_seed, number));
        var drawn = random.NextDouble();
        return number % _poisonEvery == (_seed & int.MaxValue) % _poisonEvery ? JobKind.Poison
            : drawn < _longShare / 2 ? JobKind.Slow
            : drawn < _longShare ? JobKind.Blocking
            : drawn < 0.15 ? JobKind.Flaky
            : drawn < 0.17 ? JobKind.Doomed
            : drawn < 0.27 ? JobKind.Answer
            : drawn < 0.35 ? JobKind.Once
            : JobKind.Plain;
    }

    // HashCode is seeded anew in every process.
    private static int HashOf(int seed, int number) => unchecked((seed * (int)0x9E3779B1) ^ (number * (int)0x85EBCA6B));
}

/// <summary>What a job does.</summary>
internal enum JobKind
{
    Plain,
    Flaky,
    Doomed,
    Poison,
    Answer,
    Once,
    Slow,
    Blocking,
}
