using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>From upgrades that the contract has found to their models.</summary>
internal static class UpgradeParser
{
    public static UpgradeModel Parse(PayloadUpgrade upgrade, ValueModel old) => new(
        $"{TypeNames.Plain(upgrade.Method.ContainingType)}.{Identifiers.Escape(upgrade.Method.Name)}",
        old,
        PatternOf(upgrade.OldKinds),
        upgrade.Evidence.SelectMany(EvidenceOf).ToEquatable(),
        upgrade.IsOldWithoutEvidence);

    public static ArgumentsUpgradeModel Parse(ArgumentsUpgrade upgrade, Func<IParameterSymbol, JobParameterModel> parameter) => new(
        Identifiers.Escape(upgrade.Method.Name),
        upgrade.Method.Parameters.Select(parameter).ToEquatable(),
        upgrade.Least,
        upgrade.OldCounts.ToEquatable(),
        upgrade.Evidence.Select(static e => new ArgumentEvidenceModel(e.Index, PatternOf(e.Old), PatternOf(e.New))).ToEquatable());

    private static IEnumerable<UpgradeEvidenceModel> EvidenceOf(UpgradeEvidence evidence)
    {
        if (evidence.Old != WireKinds.None)
        {
            yield return new UpgradeEvidenceModel(evidence.WireName, PatternOf(evidence.Old), IsOld: true);
        }

        if (evidence.New != WireKinds.None)
        {
            yield return new UpgradeEvidenceModel(evidence.WireName, PatternOf(evidence.New), IsOld: false);
        }
    }

    private static string PatternOf(WireKinds kinds)
        => kinds == PayloadUpgrade.AnyKind
            ? string.Empty
            : string.Join(" or ", Enum.GetValues(typeof(WireKinds)).Cast<WireKinds>()
                .Where(kind => kind != WireKinds.None && (kinds & kind) != 0)
                .Select(static kind => "global::MessagePack.MessagePackType." + kind));
}
