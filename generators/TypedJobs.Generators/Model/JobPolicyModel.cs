using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>What a job sets: only what differs from the defaults that the library has.</summary>
internal sealed record JobPolicyModel
{
    /// <summary>The settings that are a property of the descriptor or of its retry policy.</summary>
    public required EquatableArray<SettingModel> Settings { get; init; }

    /// <summary>Exceptions and whether they are worth another attempt, a derived type before its base.</summary>
    public required EquatableArray<RetryRuleModel> RetryRules { get; init; }

    /// <summary>Whether exceptions that no rule names are.</summary>
    public required bool RetriesOthers { get; init; }

    /// <summary>The wire name of the job that handles this one's death.</summary>
    public required string? OnDead { get; init; }

    public required bool IsDeadLetterHandler { get; init; }
}

/// <summary>One setting.</summary>
/// <param name="Name">The property.</param>
/// <param name="Target">Whose property.</param>
/// <param name="Value">An expression.</param>
internal sealed record SettingModel(string Name, SettingTarget Target, string Value);

/// <summary>One exception type of RetryOn or DoNotRetryOn.</summary>
internal sealed record RetryRuleModel(string Type, bool IsRetried);
