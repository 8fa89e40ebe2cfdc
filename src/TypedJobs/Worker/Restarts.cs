namespace TypedJobs.Worker;

/// <summary>How long to wait before a role that failed runs again, and whether that is worth a line in the log: once an incident, not once a failure.</summary>
internal sealed class Restarts
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // Who ran so long before it failed again is in a new incident.
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _time;
    private long _lastFailure;
    private TimeSpan _wait = FirstWait;
    private bool _failing;

    public Restarts(TimeProvider time) => _time = time;

    /// <summary>Counts a failure.</summary>
    /// <param name="isNew">True if it begins an incident: say it.</param>
    /// <returns>The wait.</returns>
    public TimeSpan Failed(out bool isNew)
    {
        isNew = !_failing || _time.GetElapsedTime(_lastFailure) > Steady;
        _wait = isNew ? FirstWait : _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        _failing = true;
        _lastFailure = _time.GetTimestamp();
        return _wait;
    }
}
