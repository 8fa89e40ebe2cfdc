using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>What a valid job sets.</summary>
internal static class JobSettingsParser
{
    public static JobPolicyModel Parse(JobDeclaration job, bool hasResult)
        => new()
        {
            Settings = Changed(job.Settings, hasResult).ToEquatable(),
            RetryRules = RetryRules.Of(job.Settings).Select(static rule => new RetryRuleModel(TypeNames.Plain(rule.Type), rule.IsRetried)).ToEquatable(),
            RetriesOthers = RetryRules.RetriesOthers(job.Settings),
            OnDead = job.DeadLetterJob?.WireName,
            IsDeadLetterHandler = job.IsDeadLetterHandler,
        };

    private static IEnumerable<SettingModel> Changed(JobSettings settings, bool hasResult)
    {
        foreach (var setting in JobSettingTable.All)
        {
            if (setting.Target != SettingTarget.Own && (hasResult || setting.Target != SettingTarget.DescriptorWithResult)
                && ValueOf(settings, setting) is { } value)
            {
                yield return new SettingModel(setting.Name, setting.Target, value);
            }
        }
    }

    /// <summary>The value as an expression; null if it is the default.</summary>
    private static string? ValueOf(JobSettings settings, JobSetting setting) => setting.Kind switch
    {
        SettingKind.Number => settings.Number(setting) is var number && number == (int)setting.Default! ? null : number.ToString(CultureInfo.InvariantCulture),
        SettingKind.Share => settings.Share(setting) is var share && share == (double)setting.Default! ? null : Literals.Of(share),
        SettingKind.Duration => DurationOf(settings.Text(setting), setting),
        SettingKind.Choice => settings.Find(setting) is { } choice && settings.Choice(setting) != 0 ? "global::" + choice.ToCSharpString() : null,
        _ => settings.Text(setting) is { } text && text != (string?)setting.Default ? Literals.Of(text) : null,
    };

    private static string? DurationOf(string? text, JobSetting setting)
        => DurationText.TryParse(text, out var duration) && !(DurationText.TryParse((string?)setting.Default, out var absent) && duration == absent)
            ? Literals.Of(duration)
            : null;
}
