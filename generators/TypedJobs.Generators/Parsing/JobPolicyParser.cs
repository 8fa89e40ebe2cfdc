using System;
using System.Collections.Generic;
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
        var retried = job.Settings.Types("RetryOn");
        return new JobPolicyModel
        {
            MaxAttempts = job.MaxAttempts,
            Backoff = EnumOf(job, "Backoff"),
            BaseDelayTicks = TicksOf(job.BaseDelay) ?? 0,
            MaxDelayTicks = TicksOf(job.MaxDelay) ?? 0,
            Jitter = job.Jitter == 1 ? null : job.Jitter.ToString("R", CultureInfo.InvariantCulture) + "D",
            RetryRules = RulesOf(retried, job.Settings.Types("DoNotRetryOn")).ToEquatable(),
            RetriesOthers = retried.IsEmpty,
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

    // A type in both lists is not retried; a derived type comes before its base, so that the first rule that fits is the closest one.
    private static IEnumerable<RetryRuleModel> RulesOf(IEnumerable<ITypeSymbol> retried, IEnumerable<ITypeSymbol> notRetried)
    {
        var rules = new Dictionary<string, (int Depth, bool IsRetried)>(StringComparer.Ordinal);
        foreach (var type in retried)
        {
            rules[TypeNames.Plain(type)] = (DepthOf(type), true);
        }

        foreach (var type in notRetried)
        {
            rules[TypeNames.Plain(type)] = (DepthOf(type), false);
        }

        return rules.OrderByDescending(static rule => rule.Value.Depth)
            .ThenBy(static rule => rule.Key, StringComparer.Ordinal)
            .Select(static rule => new RetryRuleModel(rule.Key, rule.Value.IsRetried));
    }

    private static int DepthOf(ITypeSymbol type)
    {
        var depth = 0;
        for (var self = type.BaseType; self is not null; self = self.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
