namespace TypedJobs.Worker;

/// <summary>One of the things that a worker does for as long as it runs. Roles do not call each other: they meet in the store and in the dispatcher.</summary>
internal interface IWorkerRole
{
    /// <summary>Runs until it is told to end. What it throws is logged, and it is run again.</summary>
    Task RunAsync(CancellationToken stopping);
}
