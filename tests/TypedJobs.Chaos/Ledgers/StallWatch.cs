using System.Diagnostics;

namespace TypedJobs.Chaos.Ledgers;

/// <summary>Notes when this process did not run for a while: stopped by a fault, or starved by the machine. Either may cost a worker its lease.</summary>
internal static class StallWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    // Well under the time between two renewals of a lease.
    private static readonly TimeSpan Noted = TimeSpan.FromMilliseconds(400);

    public static void Start(LedgerWriter ledger)
        => new Thread(() => Run(ledger)) { IsBackground = true, Name = "chaos stall watch" }.Start();

    private static void Run(LedgerWriter ledger)
    {
        var last = Stopwatch.GetTimestamp();
        while (true)
        {
            Thread.Sleep(Interval);
            if (Stopwatch.GetElapsedTime(last) > Noted)
            {
                ledger.Stalled(last);
            }

            last = Stopwatch.GetTimestamp();
        }
    }
}
