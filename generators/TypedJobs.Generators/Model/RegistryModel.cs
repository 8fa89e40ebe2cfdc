namespace TypedJobs.Generators.Model;

/// <summary>What the assembly's table lists.</summary>
/// <param name="AssemblyName">The assembly's name; null if the runtime is not referenced, so that nothing can be listed.</param>
/// <param name="Jobs">The assembly's jobs that have a definition.</param>
/// <param name="Manifests">The manifests of the assemblies that are referenced.</param>
internal sealed record RegistryModel(string? AssemblyName, EquatableArray<RegistryEntryModel> Jobs, EquatableArray<ManifestModel> Manifests);
