namespace TypedJobs.Redis;

/// <summary>What the server's clock shows, from the last reply that told. A script that decides by time carries the time after which it is void: a call can lie in
/// the socket of a server that is silent for minutes, long after its caller has given it up.</summary>
internal sealed class ServerClock
{
    /// <summary>How long a call may take. The client library gives up after about as long.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromSeconds(5);

    private long _aheadMs = long.MinValue;

    /// <summary>The time, Unix ms by the server's clock, after which a call that leaves now is void; 0 while the server's clock is not known.</summary>
    public long VoidAfterUnixMs => Volatile.Read(ref _aheadMs) is var ahead and not long.MinValue
        ? Environment.TickCount64 + ahead + (long)CallTime.TotalMilliseconds
        : 0;

    /// <summary>A reply told the time.</summary>
    public void Read(long unixMs) => Volatile.Write(ref _aheadMs, unixMs - Environment.TickCount64);
}
