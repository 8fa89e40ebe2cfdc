namespace TypedJobs.Generators.Model;

/// <summary>The manifest of an assembly that is referenced.</summary>
/// <param name="Name">The manifest's class by its dotted name.</param>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Entries">Its jobs.</param>
internal sealed record ManifestModel(string Name, string Assembly, EquatableArray<FacadeEntryModel> Entries);
