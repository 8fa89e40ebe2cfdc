using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What <c>[Job]</c> and <c>[JobDefaults]</c> may say of time, retries and death.</summary>
internal static class JobPolicyContract
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestTtl = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Check(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        CheckDuration(job, "ResultTtl", job.ResultTtl, ShortestTtl, "\"1s\"", found);
        CheckDelays(job, found);
        CheckLimits(job, found);
        if (!(job.Jitter >= 0 && job.Jitter <= 1))
        {
            Add(job, JobViolationKind.InvalidJitter, job.Jitter.ToString(CultureInfo.InvariantCulture), "Jitter", string.Empty, found);
        }

        CheckChoice(job, "Backoff", found);
        CheckChoice(job, "Ack", found);
        CheckExceptions(job, found);
        CheckDeadLetters(job, found);
    }

    private static void CheckDelays(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        var first = CheckDuration(job, "BaseDelay", job.BaseDelay, ShortestDelay, "\"1ms\"", found);
        var cap = CheckDuration(job, "MaxDelay", job.MaxDelay, ShortestDelay, "\"1ms\"", found);
        if (!(first > cap))
        {
            return;
        }

        if (job.Settings.SourceOf("MaxDelay") is not null)
        {
            Add(job, JobViolationKind.DurationOutOfRange, job.MaxDelay!, "MaxDelay", $"a duration from \"{job.BaseDelay}\", its BaseDelay, to \"30d\"", found);
        }
        else
        {
            Add(job, JobViolationKind.DurationOutOfRange, job.BaseDelay!, "BaseDelay", $"a duration from \"1ms\" to \"{job.MaxDelay}\", or a longer MaxDelay beside it", found);
        }
    }

    private static void CheckLimits(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        var soft = job.Timeout is null ? null : CheckDuration(job, "Timeout", job.Timeout, ShortestTimeout, "\"100ms\"", found);
        var hard = job.HardTimeout is null ? null : CheckDuration(job, "HardTimeout", job.HardTimeout, ShortestTimeout, "\"100ms\"", found);
        if (hard <= soft)
        {
            Add(job, JobViolationKind.DurationOutOfRange, job.HardTimeout!, "HardTimeout", $"a duration longer than \"{job.Timeout}\", its Timeout, to \"30d\"", found);
        }
    }

    /// <summary>The duration; null if it is none that can be compared with others.</summary>
    private static TimeSpan? CheckDuration(
        JobDeclaration job, string name, string? text, TimeSpan shortest, string shortestText, ImmutableArray<JobViolation>.Builder found)
    {
        if (!DurationText.TryParse(text, out var duration))
        {
            Add(job, JobViolationKind.MalformedDuration, text ?? "null", name, DurationText.Expected, found);
            return null;
        }

        if (duration >= shortest && duration <= Longest)
        {
            return duration;
        }

        Add(job, JobViolationKind.DurationOutOfRange, text!, name, $"a duration from {shortestText} to \"30d\"", found);
        return null;
    }

    private static void CheckChoice(JobDeclaration job, string name, ImmutableArray<JobViolation>.Builder found)
    {
        if (job.Settings.Find(name) is { Kind: TypedConstantKind.Enum, Type: { } type } choice
            && !type.GetMembers().Any(member => member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, choice.Value)))
        {
            Add(job, JobViolationKind.UndefinedChoice, Convert.ToString(choice.Value, CultureInfo.InvariantCulture)!, name, type.Name, found);
        }
    }

    private static void CheckExceptions(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var name in new[] { RetryRules.RetryOn, RetryRules.DoNotRetryOn })
        {
            foreach (var type in job.Settings.Types(name))
            {
                if (RetryRules.FaultOf(type, job.Method.ContainingAssembly) is { } fault)
                {
                    Add(job, JobViolationKind.NotAnException, type.ToDisplayString(PayloadVerdict.NameFormat), name, fault, found);
                }
            }
        }

        foreach (var type in RetryRules.Contradictions(job.Settings))
        {
            Add(job, JobViolationKind.ContradictoryRetry, type.ToDisplayString(PayloadVerdict.NameFormat), RetryRules.DoNotRetryOn, string.Empty, found);
        }
    }

    private static void CheckDeadLetters(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        if (DeadLetterContract.FaultOfOnDead(job) is { } fault)
        {
            Add(job, JobViolationKind.UnusableOnDead, job.OnDead!, "OnDead", fault, found);
        }

        if (job.IsDeadLetterHandler && !DeadLetterContract.TakesDeadLetter(job.Method))
        {
            found.Add(new JobViolation(JobViolationKind.HandlerTakesNoDeadLetter, job.Method, job.Method.Name));
        }
    }

    private static void Add(
        JobDeclaration job, JobViolationKind kind, string evidence, string argument, string detail, ImmutableArray<JobViolation>.Builder found)
        => found.Add(new JobViolation(kind, job.Method, evidence, argument, detail: detail, source: job.Settings.SourceOf(argument)));
}
