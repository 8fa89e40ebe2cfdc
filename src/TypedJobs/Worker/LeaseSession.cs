using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>What a pump has leased under one name. When another worker has recovered it, everything under it is void, and the pump starts anew.</summary>
internal sealed class LeaseSession
{
    private volatile bool _lost;
    private volatile bool _registered;

    public LeaseSession(Pump pump, string name, TimeSpan leaseTime)
    {
        Pump = pump;
        Store = new WorkerSession(name, (long)leaseTime.TotalMilliseconds);
    }

    /// <summary>Whose session it is.</summary>
    public Pump Pump { get; }

    /// <summary>The session as the store knows it.</summary>
    public WorkerSession Store { get; }

    /// <summary>How many ids the store holds under the session, by the pump's count. Used by the pump only.</summary>
    public int Held { get; set; }

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
}

/// <summary>A leased job on its way to a processor.</summary>
internal readonly record struct LeasedWork(LeasedJob Job, LeaseSession Session)
{
    public Pump Pump => Session.Pump;
}
