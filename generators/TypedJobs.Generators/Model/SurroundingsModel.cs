namespace TypedJobs.Generators.Model;

/// <summary>What a job's file needs to know of the rest of the project.</summary>
/// <remarks>A record and no tuple, as are all that steps hand on: see <see cref="EquatableArray{T}"/>.</remarks>
/// <param name="Client">The type of a client that is passed, by its global:: name; null if the runtime is not referenced.</param>
/// <param name="Index">Which jobs are in each other's way.</param>
internal sealed record SurroundingsModel(string? Client, JobIndexModel Index);
