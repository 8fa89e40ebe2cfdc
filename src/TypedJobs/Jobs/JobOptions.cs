namespace TypedJobs;

/// <summary>What a single call says differently from its job: queue, time, priority, id. Immutable.</summary>
internal sealed record JobOptions
{
    public static JobOptions None { get; } = new();

    /// <summary>Null: the job's own queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Wait from the moment that Redis has the job.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Absolute time. Not set together with <see cref="Delay"/>.</summary>
    public DateTimeOffset? RunAt { get; init; }

    public JobPriority Priority { get; init; } = JobPriority.Normal;

    /// <summary>Null: the client makes one.</summary>
    public JobId? Id { get; init; }
}
