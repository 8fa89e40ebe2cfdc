using BenchmarkDotNet.Running;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>What takes nanoseconds, measured by BenchmarkDotNet: <c>micro --filter *Dispatch*</c>.</summary>
internal static class MicroBenchmarks
{
    public static void Run(string[] args)
        => BenchmarkSwitcher.FromTypes([typeof(CodecBenchmarks), typeof(DispatchBenchmarks), typeof(GeneratorBenchmarks), typeof(GeneratorStartBenchmarks)])
            .Run(args.Length > 0 ? args : ["--filter", "*"]);
}
