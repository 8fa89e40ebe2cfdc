namespace TypedJobs.Generators.Model;

/// <summary>What the assembly's table needs of a job, so that edits elsewhere in the job do not write the table again.</summary>
/// <param name="Key">Identifies the method in the assembly: <c>Shop.EmailJobs.SendEmail(string)</c>.</param>
/// <param name="HintName">The name of the job's file, without extension.</param>
/// <param name="WireName">The name under which it travels.</param>
/// <param name="Aliases">The names it once had.</param>
/// <param name="FacadeName">Its entry in the facade, not escaped.</param>
/// <param name="IsPublic">True if the entry can be public.</param>
/// <param name="IsObsolete">True if the entry is obsolete, so that what lists it must be.</param>
internal sealed record RegistryEntryModel(
    string Key, string HintName, string WireName, EquatableArray<string> Aliases, string FacadeName, bool IsPublic, bool IsObsolete);
