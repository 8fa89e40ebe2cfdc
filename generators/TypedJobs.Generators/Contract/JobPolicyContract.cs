using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What <c>[Job]</c> may say of time, retries and death.</summary>
internal static class JobPolicyContract
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Check(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        CheckDuration(job, "ResultTtl", job.ResultTtl, TimeSpan.FromSeconds(1), found);
        var baseDelay = CheckDuration(job, "BaseDelay", job.BaseDelay, TimeSpan.FromMilliseconds(1), found);
        CheckDuration(job, "MaxDelay", job.MaxDelay, baseDelay ?? TimeSpan.Zero, found);
        var timeout = job.Timeout is null ? null : CheckDuration(job, "Timeout", job.Timeout, TimeSpan.FromMilliseconds(100), found);
        if (job.HardTimeout is not null)
        {
            CheckDuration(job, "HardTimeout", job.HardTimeout, (timeout ?? TimeSpan.FromMilliseconds(100)) + TimeSpan.FromTicks(timeout is null ? 0 : 1), found);
        }

        if (!(job.Jitter >= 0 && job.Jitter <= 1))
        {
            found.Add(new JobViolation(JobViolationKind.InvalidJitter, job.Method, job.Jitter.ToString(CultureInfo.InvariantCulture), "Jitter"));
        }

        CheckExceptions(job, "RetryOn", found);
        CheckExceptions(job, "DoNotRetryOn", found);
        CheckDeadLetters(job, found);
    }

    private static TimeSpan? CheckDuration(
        JobDeclaration job, string name, string? text, TimeSpan shortest, ImmutableArray<JobViolation>.Builder found)
    {
        if (!DurationText.TryParse(text, out var duration))
        {
            found.Add(new JobViolation(JobViolationKind.MalformedDuration, job.Method, text ?? "null", name));
            return null;
        }

        if (duration < shortest || duration > Longest)
        {
            found.Add(new JobViolation(JobViolationKind.DurationOutOfRange, job.Method, text!, name));
        }

        return duration;
    }

    private static void CheckExceptions(JobDeclaration job, string name, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var type in job.Settings.Types(name))
        {
            if (!IsException(type) || type is INamedTypeSymbol { IsUnboundGenericType: true }
                || SymbolAccess.ReachOf(type, job.Method.ContainingAssembly) == Reach.Hidden)
            {
                found.Add(new JobViolation(JobViolationKind.NotAnException, job.Method, type.ToDisplayString(PayloadVerdict.NameFormat), name));
            }
        }
    }

    private static void CheckDeadLetters(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        if (job.OnDead is { } name)
        {
            if (job.DeadLetterJob is not { } handler)
            {
                found.Add(new JobViolation(JobViolationKind.UnknownDeadLetterJob, job.Method, name, "OnDead"));
            }
            else if (!TakesDeadLetter(handler.Method))
            {
                found.Add(new JobViolation(JobViolationKind.HandlerTakesNoDeadLetter, job.Method, name, "OnDead"));
            }
        }

        if (job.IsDeadLetterHandler && !TakesDeadLetter(job.Method))
        {
            found.Add(new JobViolation(JobViolationKind.HandlerTakesNoDeadLetter, job.Method, job.Method.Name));
        }
    }

    private static bool TakesDeadLetter(IMethodSymbol method)
    {
        var payload = method.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload).ToArray();
        return payload.Length == 1 && payload[0].Type.Is(WellKnownNames.DeadLetter);
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (var self = type; self is not null; self = self.BaseType)
        {
            if (self.Is("System.Exception"))
            {
                return true;
            }
        }

        return false;
    }
}
