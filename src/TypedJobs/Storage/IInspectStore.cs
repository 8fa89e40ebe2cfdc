namespace TypedJobs.Storage;

/// <summary>What can be seen of a store without changing it.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IInspectStore
{
    /// <summary>Where a job is, and its outcome if one is kept. A retry that waits is <see cref="JobState.Scheduled"/>: only its body tells.</summary>
    ValueTask<JobSnapshot> FindAsync(QueueAddress queue, JobId id);

    /// <summary>Outcomes of jobs that somebody waits for.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="ids">At most <see cref="StoreLimits.MaxBatch"/>.</param>
    /// <returns>An outcome of each, in order; fewer if <see cref="StoreLimits.MaxReplyBytes"/> are reached: ask again for the rest.</returns>
    ValueTask<JobEnd[]> FindOutcomesAsync(QueueAddress queue, ReadOnlyMemory<JobId> ids);

    /// <summary>What must hold of a queue and does not: a sentence each; empty if all holds.</summary>
    ValueTask<IReadOnlyList<string>> CheckAsync(QueueAddress queue);

    /// <summary>Mends what <see cref="CheckAsync"/> names, in steps that hold nobody up. Safe while workers run.</summary>
    ValueTask<StoreRepair> RepairAsync(QueueAddress queue, RepairOrder order, CancellationToken cancellationToken);
}

/// <summary>Where a job is.</summary>
/// <param name="State">The state.</param>
/// <param name="Outcome">What its last settlement stored for those who wait; empty if nothing.</param>
/// <param name="Body">Its envelope while it lives; empty if it does not.</param>
/// <param name="Failure">What is kept beside a dead job; empty if it is not dead.</param>
internal readonly record struct JobSnapshot(JobState State, ReadOnlyMemory<byte> Outcome = default, ReadOnlyMemory<byte> Body = default, ReadOnlyMemory<byte> Failure = default);

/// <summary>Whether a job has ended.</summary>
/// <param name="Exists">False if there is no such job and no outcome of it.</param>
/// <param name="Outcome">Its outcome; empty if it has none yet.</param>
internal readonly record struct JobEnd(bool Exists, ReadOnlyMemory<byte> Outcome);
