using BenchmarkDotNet.Attributes;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>From stored bytes to the method, against calling the method.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class DispatchBenchmarks
{
    private readonly MicroAttempt _attempt = new(Jobs.TakeScalars.With(BenchJobs.To, BenchJobs.Subject, 42));

    /// <summary>The method itself.</summary>
    [Benchmark(Baseline = true)]
    public void DirectCall() => MicroJobs.TakeScalars(BenchJobs.To, BenchJobs.Subject, 42);

    /// <summary>Parse the envelope, find the job, decode, call.</summary>
    [Benchmark]
    public ValueTask Dispatch() => _attempt.Dispatch();
}
