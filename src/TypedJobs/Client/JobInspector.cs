using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>What can be seen of queues without changing them. From <see cref="JobClient.Inspector"/>.</summary>
public sealed class JobInspector
{
    private readonly IJobStore _store;

    internal JobInspector(IJobStore store) => _store = store;

    /// <summary>Checks what must hold of a queue at any instant: each job is in exactly one place, each place names jobs that are stored, and no
    /// key is left that nothing owns.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Gives up waiting; Redis ends what it began.</param>
    /// <returns>A sentence for each violation; empty if all holds.</returns>
    /// <remarks>Reads the whole queue in one transaction: on a million jobs Redis is busy with it for about a second.</remarks>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(string queue, CancellationToken cancellationToken = default)
    {
        QueueName.ThrowIfInvalid(queue);
        try
        {
            return await _store.CheckAsync(queue).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException($"Queue '{queue}' at {_store.Endpoint} could not be inspected: {exception.Message}", exception);
        }
    }
}
