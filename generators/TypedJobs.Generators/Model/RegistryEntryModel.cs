namespace TypedJobs.Generators.Model;

/// <summary>What the assembly's tables need of a job, so that edits elsewhere in the job do not write them again.</summary>
/// <param name="Key">Identifies the method in the assembly: <c>Shop.EmailJobs.SendEmail(string)</c>.</param>
/// <param name="HintName">The name of the job's file, without extension.</param>
/// <param name="WireName">The name under which it travels.</param>
/// <param name="Aliases">The names it once had.</param>
/// <param name="Facade">Its entry in the facade.</param>
/// <param name="IsObsolete">True if its definition is obsolete, or a type around it: so must be what lists it.</param>
/// <param name="Documentation">What the author wrote about it.</param>
internal sealed record RegistryEntryModel(
    string Key, string HintName, string WireName, EquatableArray<string> Aliases, FacadeEntryModel Facade, bool IsObsolete, DocumentationModel Documentation);
