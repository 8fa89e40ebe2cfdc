namespace TypedJobs.Storage;

/// <summary>What can be seen of a store without changing it.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IJobInspector
{
    /// <summary>What must hold of a queue and does not: a sentence each; empty if all holds.</summary>
    ValueTask<IReadOnlyList<string>> CheckAsync(string queue);
}
