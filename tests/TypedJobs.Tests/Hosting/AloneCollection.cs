namespace TypedJobs.Tests.Hosting;

/// <summary>Tests of what the process has one of, such as its current client: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
