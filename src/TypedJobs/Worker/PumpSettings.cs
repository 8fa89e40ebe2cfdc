namespace TypedJobs.Worker;

/// <summary>What the pumps of one worker share.</summary>
/// <param name="WorkerName">Unique per start of the process.</param>
/// <param name="Concurrency">Jobs that run at once, over all pumps.</param>
/// <param name="MaxPrefetch">The most jobs to hold beyond those.</param>
/// <param name="LeaseTime">How far ahead a session's deadline is set.</param>
/// <param name="PollInterval">How often to look although no message came.</param>
/// <param name="MaxResult">The largest result of an effect that runs once, in bytes.</param>
/// <param name="BusyPumps">How many pumps share the worker now; at least 1.</param>
/// <param name="Quarantine">Where they agree on a job that is to run alone.</param>
internal sealed record PumpSettings(
    string WorkerName, int Concurrency, int MaxPrefetch, TimeSpan LeaseTime, TimeSpan PollInterval, int MaxResult, Func<int> BusyPumps, Quarantine Quarantine)
{
    /// <summary>Hears of each queue's session before anything is leased under it.</summary>
    public Action<string, string>? SessionBegins { get; init; }
}
