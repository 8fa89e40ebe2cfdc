using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>The jobs of the bench: they do nothing, so what is measured is all ours.</summary>
internal static partial class BenchJobs
{
    public const string Queue = "bench";

    /// <summary>The queue of the latency bench, which another process works on.</summary>
    public const string LatencyQueue = "bench-latency";

    /// <summary>With <see cref="Subject"/> and a number, about 60 bytes of arguments.</summary>
    public const string To = "customer-000123@example.com";

    public const string Subject = "Your order has left the house";

    public static RunCount Runs { get; } = new();

    public static LatencyLog Latencies { get; } = new();

    [Job("bench.noop", Queue = Queue)]
    private static void NoOp(string to, string subject, int number) => Runs.Add();

    [Job("bench.answer", Queue = Queue)]
    private static int Answer(string to, string subject, int number)
    {
        Runs.Add();
        return number;
    }

    /// <param name="sentAt"><see cref="Stopwatch.GetTimestamp"/> before the enqueue: one clock for all processes of a machine.</param>
    [Job("bench.stamp", Queue = LatencyQueue)]
    private static void Stamp(long sentAt) => Latencies.Add(Stopwatch.GetTimestamp() - sentAt);
}
