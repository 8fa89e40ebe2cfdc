using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>Where the facade goes, and what is there already.</summary>
/// <param name="Namespace">Its namespace, not escaped; empty for the global one.</param>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="Obstacle">Why there can be none.</param>
/// <param name="HasUserPart">True if the author declares a part of it, whose accessibility then counts.</param>
/// <param name="TakenNames">What that part declares.</param>
/// <param name="IsInternal">True if other assemblies are not to see it.</param>
/// <param name="HasAlias">True if an alias of its name for all files can be written.</param>
/// <param name="Client">The type of a client that is passed, by its global:: name; null if the runtime is not referenced, without which nothing that is
/// generated would compile.</param>
internal sealed record FacadeModel(
    string Namespace, string Name, string AssemblyName, FacadeObstacle Obstacle, bool HasUserPart, EquatableArray<string> TakenNames, bool IsInternal, bool HasAlias,
    string? Client)
{
    /// <summary>True if a namespace has its name, whose types its entries then are.</summary>
    public bool IsNamespace => Obstacle is FacadeObstacle.Namespace or FacadeObstacle.ImportedNamespace;

    /// <summary>True if it can be written.</summary>
    public bool CanBeWritten => Client is not null && (Obstacle == FacadeObstacle.None || IsNamespace);
}
