namespace TypedJobs.Generators.Model;

/// <summary>One method that turns an old form of a payload type into the new one.</summary>
/// <param name="Method">The method by its global:: name.</param>
/// <param name="Old">The old type.</param>
/// <param name="OldKinds">Kinds of values that only the old form has, as a pattern; empty if there are none.</param>
/// <param name="Evidence">If both forms are maps: the members that tell them apart.</param>
/// <param name="IsOldWithoutEvidence">True if a map with none of these is old.</param>
internal sealed record UpgradeModel(
    string Method, ValueModel Old, string OldKinds, EquatableArray<UpgradeEvidenceModel> Evidence, bool IsOldWithoutEvidence);

/// <summary>A member of a map, and what its presence or kind says.</summary>
/// <param name="WireName">The key of the map.</param>
/// <param name="Kinds">Kinds of values that say so, as a pattern; empty for all.</param>
/// <param name="IsOld">What they say.</param>
internal sealed record UpgradeEvidenceModel(string WireName, string Kinds, bool IsOld);
