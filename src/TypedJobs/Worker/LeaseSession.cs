using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>What a pump has leased under one name. When another worker has recovered it, everything under it is void, and the pump starts anew.</summary>
internal sealed class LeaseSession
{
    private volatile bool _lost;
    private volatile bool _registered;
    private volatile bool _alone;
    private volatile bool _watched;
    private readonly long _leaseTicks;
    private long _safeUntil;

    public LeaseSession(Pump pump, string name, TimeSpan leaseTime)
    {
        Pump = pump;
        Store = new WorkerSession(name, (long)leaseTime.TotalMilliseconds);
        _leaseTicks = (long)(leaseTime.TotalSeconds * pump.Time.TimestampFrequency);
    }

    /// <summary>Whose session it is.</summary>
    public Pump Pump { get; }

    /// <summary>The session as the store knows it.</summary>
    public WorkerSession Store { get; }

    /// <summary>How many ids the store holds under the session, by the pump's count. Used by the pump only.</summary>
    public int Held { get; set; }

    /// <summary>Bytes of the bodies that it holds, by the pump's count. Used by the pump only.</summary>
    public long HeldBytes { get; set; }

    /// <summary>True while it holds jobs that were in a crash before: its deadline is moved more often, so that another crash tells how long they had run.</summary>
    public bool Watched
    {
        get => _watched;
        set => _watched = value;
    }

    /// <summary>True while it holds a job that runs alone.</summary>
    public bool Alone
    {
        get => _alone;
        set => _alone = value;
    }

    /// <summary>True once the store has it: before, there is nothing to extend.</summary>
    public bool Registered
    {
        get => _registered;
        set => _registered = value;
    }

    /// <summary>True once another worker has recovered what it held.</summary>
    public bool Lost
    {
        get => _lost;
        set => _lost = value;
    }

    /// <summary>True while it is certain that no other worker has what it holds, by this process's own clock. A process that was stopped (SIGSTOP, a frozen
    /// machine) finds it false when it wakes, before it has asked anybody.</summary>
    public bool IsSafeAt(long timestamp) => timestamp < Volatile.Read(ref _safeUntil);

    /// <summary>The store has set the deadline anew, in a call that left at this time.</summary>
    public void Extended(long sentAt) => MoveSafeUntil(sentAt + _leaseTicks);

    /// <summary>The store has leased to it, in a call that left at this time: the deadline was at least half a lease ahead, or was set anew.</summary>
    public void Leased(long sentAt) => MoveSafeUntil(sentAt + (_registered ? _leaseTicks / 2 : _leaseTicks));

    // The pump and the lease keeper both hear of deadlines; the later one stands.
    private void MoveSafeUntil(long timestamp)
    {
        var until = Volatile.Read(ref _safeUntil);
        while (until < timestamp)
        {
            var seen = Interlocked.CompareExchange(ref _safeUntil, timestamp, until);
            if (seen == until)
            {
                return;
            }

            until = seen;
        }
    }
}

/// <summary>A leased job on its way to a processor.</summary>
internal readonly record struct LeasedWork(LeasedJob Job, LeaseSession Session)
{
    public Pump Pump => Session.Pump;
}
