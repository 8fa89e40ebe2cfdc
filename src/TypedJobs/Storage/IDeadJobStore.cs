namespace TypedJobs.Storage;

/// <summary>What a store does with dead jobs. A job is named by its id and its time of death, so that one that was requeued and died again is not
/// taken for the one that was looked at.</summary>
internal interface IDeadJobStore
{
    /// <summary>Dead jobs of a queue, the last to die first.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="after">Go on after this one; null for the start.</param>
    /// <param name="limit">The most jobs to return; at most <see cref="StoreLimits.MaxReplyBytes"/> of them, but at least one.</param>
    /// <param name="cut">Bytes of each body and failure to return; 0 for all.</param>
    ValueTask<DeadPage> ListDeadAsync(QueueAddress queue, DeadJobKey? after, int limit, int cut);

    /// <summary>Dead jobs by their ids, in their order; those that are not dead are left out.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="ids">At most <see cref="StoreLimits.MaxBatch"/>. If the reply is full before the last, ask again for those after the last returned.</param>
    /// <param name="cut">Bytes of each body and failure to return; 0 for all.</param>
    ValueTask<DeadPage> FindDeadAsync(QueueAddress queue, ReadOnlyMemory<JobId> ids, int cut);

    /// <summary>Puts dead jobs back behind those that wait.</summary>
    /// <returns>How many went back; the others are no longer dead.</returns>
    ValueTask<int> RequeueAsync(QueueAddress queue, ReadOnlyMemory<RequeuedJob> jobs);

    /// <summary>Takes dead jobs away for good.</summary>
    /// <returns>How many were taken away; the others are no longer dead.</returns>
    ValueTask<int> PurgeAsync(QueueAddress queue, ReadOnlyMemory<DeadJobKey> jobs);

    /// <summary>Takes away dead jobs that are too old or too many; at most <see cref="StoreLimits.MaxBatch"/> a call.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="retentionMs">How long a dead job is kept, ms; 0 for ever.</param>
    /// <param name="maxCount">How many are kept; 0 for all.</param>
    ValueTask<TrimReply> TrimDeadAsync(QueueAddress queue, long retentionMs, long maxCount);
}

/// <summary>A dead job, and which of its deaths.</summary>
internal readonly record struct DeadJobKey(JobId Id, long DiedAtUnixMs);

/// <summary>What is stored of a dead job.</summary>
internal readonly record struct DeadJob(DeadJobKey Key, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Failure);

/// <summary>A dead job to run again.</summary>
/// <param name="Key">The job.</param>
/// <param name="Body">Its new body; empty to keep the one that it has.</param>
internal readonly record struct RequeuedJob(DeadJobKey Key, ReadOnlyMemory<byte> Body);

/// <summary>Some of the dead.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Total">How many are dead in all.</param>
/// <param name="HasMore">True if others come after the last of <paramref name="Jobs"/>.</param>
/// <param name="NowUnixMs">The store's clock.</param>
internal sealed record DeadPage(DeadJob[] Jobs, long Total, bool HasMore, long NowUnixMs);

/// <summary>How many dead jobs were taken away.</summary>
/// <param name="TooOld">Because they were past their time.</param>
/// <param name="TooMany">Because there were more than are kept.</param>
internal readonly record struct TrimReply(int TooOld, int TooMany)
{
    /// <summary>True if there may be more to take away.</summary>
    public bool HasMore => TooOld + TooMany >= StoreLimits.MaxBatch;
}
