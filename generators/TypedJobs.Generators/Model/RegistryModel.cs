namespace TypedJobs.Generators.Model;

/// <summary>What the assembly's table lists.</summary>
/// <param name="Entries">The assembly's jobs.</param>
/// <param name="Manifests">The manifests of the assemblies that are referenced, by their dotted names.</param>
internal sealed record RegistryModel(EquatableArray<RegistryEntryModel> Entries, EquatableArray<string> Manifests);
