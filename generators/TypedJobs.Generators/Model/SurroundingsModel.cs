namespace TypedJobs.Generators.Model;

/// <summary>What a job's file needs to know of the rest of the project.</summary>
/// <remarks>A record and no tuple, as are all that steps hand on: see <see cref="EquatableArray{T}"/>.</remarks>
/// <param name="Facade">Where the entry goes.</param>
/// <param name="Index">Which jobs are in each other's way.</param>
internal sealed record SurroundingsModel(FacadeModel Facade, JobIndexModel Index);
