using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Generators.Contract;

/// <summary>What <c>[Job]</c> and <c>[JobDefaults]</c> may set: each setting by its row of the table, then those that depend on each other.</summary>
internal static class JobSettingsContract
{
    public static void Check(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var setting in JobSettingTable.All)
        {
            Check(job, setting, found);
        }

        CheckDelays(job, found);
        CheckLimits(job, found);
        CheckRetryRules(job, found);
        CheckHandler(job, found);
    }

    private static void Check(JobDeclaration job, JobSetting setting, ImmutableArray<JobViolation>.Builder found)
    {
        switch (setting.Kind)
        {
            case SettingKind.QueueName when !WireNames.IsQueueName(job.Settings.Text(setting)):
                Add(job, JobViolationKind.InvalidQueue, job.Settings.Text(setting) ?? "null", setting, string.Empty, found);
                break;
            case SettingKind.Identifier when !SyntaxFacts.IsValidIdentifier(job.FacadeName):
                Add(job, JobViolationKind.InvalidFacadeName, job.FacadeName, setting, string.Empty, found);
                break;
            case SettingKind.Number when job.Settings.Number(setting) is var number && (number < (int)setting.Least! || number > (int)setting.Most!):
                Add(job, JobViolationKind.NumberOutOfRange, number.ToString(CultureInfo.InvariantCulture), setting, setting.Range, found);
                break;
            case SettingKind.Share when job.Settings.Share(setting) is not (>= 0 and <= 1):
                Add(job, JobViolationKind.ShareOutOfRange, job.Settings.Share(setting).ToString(CultureInfo.InvariantCulture), setting, setting.Range, found);
                break;
            case SettingKind.Duration:
                CheckDuration(job, setting, found);
                break;
            case SettingKind.Choice:
                CheckChoice(job, setting, found);
                break;
            case SettingKind.Exceptions:
                CheckExceptions(job, setting, found);
                break;
            case SettingKind.JobOfTheClass when DeadLetterContract.FaultOfOnDead(job) is { } fault:
                Add(job, JobViolationKind.UnusableOnDead, job.OnDead!, setting, fault, found);
                break;
        }
    }

    private static void CheckDuration(JobDeclaration job, JobSetting setting, ImmutableArray<JobViolation>.Builder found)
    {
        var text = job.Settings.Text(setting);
        if (text is null && setting.Default is null)
        {
            return;
        }

        if (!DurationText.TryParse(text, out var duration))
        {
            Add(job, JobViolationKind.MalformedDuration, text ?? "null", setting, DurationText.Expected, found);
        }
        else if (!IsInRange(setting, duration))
        {
            Add(job, JobViolationKind.DurationOutOfRange, text!, setting, $"a duration from {setting.Range}", found);
        }
    }

    private static void CheckChoice(JobDeclaration job, JobSetting setting, ImmutableArray<JobViolation>.Builder found)
    {
        if (job.Settings.Find(setting) is { Kind: TypedConstantKind.Enum, Type: { } type } choice
            && !type.GetMembers().Any(member => member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, choice.Value)))
        {
            Add(job, JobViolationKind.UndefinedChoice, Convert.ToString(choice.Value, CultureInfo.InvariantCulture)!, setting, type.Name, found);
        }
    }

    private static void CheckExceptions(JobDeclaration job, JobSetting setting, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var type in job.Settings.Types(setting))
        {
            if (RetryRules.FaultOf(type, job.Method.ContainingAssembly) is { } fault)
            {
                Add(job, JobViolationKind.NotAnException, type.ToDisplayString(PayloadVerdict.NameFormat), setting, fault, found);
            }
        }
    }

    private static void CheckDelays(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        var (first, cap) = (JobSettingTable.BaseDelay, JobSettingTable.MaxDelay);
        if (!(Comparable(job, first) > Comparable(job, cap)))
        {
            return;
        }

        if (job.Settings.SourceOf(cap) is not null)
        {
            var detail = $"a duration from \"{job.Settings.Text(first)}\", its BaseDelay, to \"{cap.Most}\"";
            Add(job, JobViolationKind.DurationOutOfRange, job.Settings.Text(cap)!, cap, detail, found);
        }
        else
        {
            var detail = $"a duration from \"{first.Least}\" to \"{job.Settings.Text(cap)}\", or a longer MaxDelay beside it";
            Add(job, JobViolationKind.DurationOutOfRange, job.Settings.Text(first)!, first, detail, found);
        }
    }

    private static void CheckLimits(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        var (soft, hard) = (JobSettingTable.Timeout, JobSettingTable.HardTimeout);
        if (Comparable(job, hard) <= Comparable(job, soft))
        {
            var detail = $"a duration longer than \"{job.Settings.Text(soft)}\", its Timeout, to \"{hard.Most}\"";
            Add(job, JobViolationKind.DurationOutOfRange, job.Settings.Text(hard)!, hard, detail, found);
        }
    }

    private static void CheckRetryRules(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var type in RetryRules.Contradictions(job.Settings))
        {
            Add(job, JobViolationKind.ContradictoryRetry, type.ToDisplayString(PayloadVerdict.NameFormat), JobSettingTable.DoNotRetryOn, string.Empty, found);
        }
    }

    private static void CheckHandler(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        if (job.IsDeadLetterHandler && !DeadLetterContract.TakesDeadLetter(job.Method))
        {
            found.Add(new JobViolation(JobViolationKind.HandlerTakesNoDeadLetter, job.Method, job.Method.Name));
        }
    }

    /// <summary>A duration that can be compared with others; null if it is not set, or has a fault of its own.</summary>
    private static TimeSpan? Comparable(JobDeclaration job, JobSetting setting)
        => DurationText.TryParse(job.Settings.Text(setting), out var duration) && IsInRange(setting, duration) ? duration : null;

    private static bool IsInRange(JobSetting setting, TimeSpan duration)
        => duration >= DurationText.Parse((string)setting.Least!) && duration <= DurationText.Parse((string)setting.Most!);

    private static void Add(
        JobDeclaration job, JobViolationKind kind, string evidence, JobSetting setting, string detail, ImmutableArray<JobViolation>.Builder found)
        => found.Add(new JobViolation(kind, job.Method, evidence, setting.Name, detail: detail, source: job.Settings.SourceOf(setting)));
}
