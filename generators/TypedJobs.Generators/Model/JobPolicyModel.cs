namespace TypedJobs.Generators.Model;

/// <summary>What a job says of time, retries and death. Null and empty where it leaves the default.</summary>
internal sealed record JobPolicyModel
{
    public required int MaxAttempts { get; init; }

    /// <summary>The kind of backoff as an expression; null for the default.</summary>
    public required string? Backoff { get; init; }

    public required long BaseDelayTicks { get; init; }

    public required long MaxDelayTicks { get; init; }

    /// <summary>The share of chance as an expression; null for the default.</summary>
    public required string? Jitter { get; init; }

    /// <summary>Exceptions and whether they are worth another attempt, a derived type before its base.</summary>
    public required EquatableArray<RetryRuleModel> RetryRules { get; init; }

    /// <summary>Whether exceptions that no rule names are.</summary>
    public required bool RetriesOthers { get; init; }

    public required long? TimeoutTicks { get; init; }

    public required long? HardTimeoutTicks { get; init; }

    /// <summary>When the job is settled, as an expression; null for the default.</summary>
    public required string? Ack { get; init; }

    /// <summary>The wire name of the job that handles this one's death.</summary>
    public required string? OnDead { get; init; }

    public required bool IsDeadLetterHandler { get; init; }

    public required long ResultTtlTicks { get; init; }
}

/// <summary>One exception type of RetryOn or DoNotRetryOn.</summary>
internal sealed record RetryRuleModel(string Type, bool IsRetried);
