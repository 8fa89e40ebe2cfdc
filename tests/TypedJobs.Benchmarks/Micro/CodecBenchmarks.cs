using BenchmarkDotNet.Attributes;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>Arguments to bytes and back, by the generated codecs.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class CodecBenchmarks
{
    private static readonly MicroOrder Order = new(
        new Guid("6f2c1b1e-6a57-4d0c-9b56-2f6a9f3f8a11"),
        "customer-000123",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        [.. Enumerable.Range(0, 5).Select(static i => new MicroLine($"article-{i}", i, 9.99m))],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["gift"] = "yes", ["note"] = "ring twice" });

    private readonly MicroAttempt _scalars = new(Jobs.TakeScalars.With(BenchJobs.To, BenchJobs.Subject, 42));
    private readonly MicroAttempt _order = new(Jobs.TakeOrder.With(Order));

    /// <summary>Two strings and an int: encode into an envelope.</summary>
    [Benchmark]
    public JobCall EncodeScalars() => Jobs.TakeScalars.With(BenchJobs.To, BenchJobs.Subject, 42);

    /// <summary>Two strings and an int: decode and call.</summary>
    [Benchmark]
    public ValueTask DecodeScalars() => _scalars.Invoke();

    /// <summary>A record with a list of five records and a dictionary: encode into an envelope.</summary>
    [Benchmark]
    public JobCall EncodeOrder() => Jobs.TakeOrder.With(Order);

    /// <summary>The same: decode and call.</summary>
    [Benchmark]
    public ValueTask DecodeOrder() => _order.Invoke();
}
