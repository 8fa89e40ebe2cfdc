using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>Where the facade goes, and what is there already.</summary>
/// <param name="Namespace">Its namespace, not escaped; empty for the global one.</param>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="HasRuntime">True if the runtime is referenced, without which nothing that is generated would compile.</param>
/// <param name="Obstacle">Why there can be none.</param>
/// <param name="HasUserPart">True if the author declares a part of it, whose accessibility then counts.</param>
/// <param name="TakenNames">What that part declares.</param>
internal sealed record FacadeModel(
    string Namespace, string Name, string AssemblyName, bool HasRuntime, FacadeObstacle Obstacle, bool HasUserPart, EquatableArray<string> TakenNames)
{
    /// <summary>True if entries can be written.</summary>
    public bool CanHaveJobs => HasRuntime && Obstacle == FacadeObstacle.None;
}
