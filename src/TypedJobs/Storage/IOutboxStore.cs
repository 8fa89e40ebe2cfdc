namespace TypedJobs.Storage;

/// <summary>Follow-ups on their way to another queue: kept in an outbox of the queue whose job ended, until the other queue has them.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IOutboxStore
{
    /// <summary>The queues that follow-ups of this one wait to be delivered to.</summary>
    ValueTask<string[]> ListOutboxesAsync(QueueAddress source);

    /// <summary>Delivers a page of an outbox, oldest first. Whoever does it, and however often, each is stored once.</summary>
    /// <returns>How many are left.</returns>
    ValueTask<int> DeliverAsync(QueueAddress source, QueueAddress target);
}
