using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>What a valid job says of time, retries and death.</summary>
internal static class JobPolicyParser
{
    public static JobPolicyModel Parse(JobDeclaration job)
    {
        return new JobPolicyModel
        {
            MaxAttempts = job.MaxAttempts,
            Backoff = EnumOf(job, "Backoff"),
            BaseDelayTicks = TicksOf(job.BaseDelay) ?? 0,
            MaxDelayTicks = TicksOf(job.MaxDelay) ?? 0,
            Jitter = job.Jitter == 1 ? null : job.Jitter.ToString("R", CultureInfo.InvariantCulture) + "D",
            RetryRules = RetryRules.Of(job.Settings).Select(static rule => new RetryRuleModel(TypeNames.Plain(rule.Type), rule.IsRetried)).ToEquatable(),
            RetriesOthers = RetryRules.RetriesOthers(job.Settings),
            TimeoutTicks = TicksOf(job.Timeout),
            HardTimeoutTicks = TicksOf(job.HardTimeout),
            Ack = EnumOf(job, "Ack"),
            OnDead = job.DeadLetterJob?.WireName,
            IsDeadLetterHandler = job.IsDeadLetterHandler,
            ResultTtlTicks = TicksOf(job.ResultTtl) ?? 0,
        };
    }

    private static long? TicksOf(string? duration) => DurationText.TryParse(duration, out var parsed) ? parsed.Ticks : null;

    private static string? EnumOf(JobDeclaration job, string name)
        => job.Settings.Find(name) is { Kind: TypedConstantKind.Enum } found && !Equals(found.Value, 0) ? "global::" + found.ToCSharpString() : null;
}
