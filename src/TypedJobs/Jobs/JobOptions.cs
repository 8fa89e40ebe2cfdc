using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>What a single call says differently from its job: queue, time, priority, id, options of its envelope. Immutable.</summary>
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

    /// <summary>What the call's envelope says beyond name and arguments; it stays with the job through retries and death.</summary>
    public EnvelopeOptions Envelope { get; init; }

    /// <summary>The same, with an option of the envelope set.</summary>
    /// <param name="key">Which.</param>
    /// <param name="value">One MessagePack value.</param>
    public JobOptions With(EnvelopeKey key, ReadOnlySpan<byte> value) => this with { Envelope = Envelope.With(key, value) };
}
