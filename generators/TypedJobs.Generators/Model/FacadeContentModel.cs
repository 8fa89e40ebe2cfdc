namespace TypedJobs.Generators.Model;

/// <summary>What the facade's file is written of.</summary>
/// <param name="Facade">Where it goes.</param>
/// <param name="Jobs">The assembly's jobs that have a definition.</param>
/// <param name="Referenced">The jobs of referenced assemblies that code of this one can name.</param>
/// <param name="Calls">Of a facade that is a namespace: how the jobs are called.</param>
internal sealed record FacadeContentModel(
    FacadeModel Facade, EquatableArray<RegistryEntryModel> Jobs, EquatableArray<FacadeEntryModel> Referenced, EquatableArray<FacadeCallModel> Calls);
