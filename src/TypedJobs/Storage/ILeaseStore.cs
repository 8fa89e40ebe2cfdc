namespace TypedJobs.Storage;

/// <summary>How a worker gets jobs, keeps them and settles them, and how those of a dead worker come back.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface ILeaseStore
{
    /// <summary>Settles what a session has finished, moves what is due to pending, and leases the next jobs: one round trip.</summary>
    ValueTask<LeaseReply> LeaseAsync(QueueAddress queue, WorkerSession session, LeaseRequest request);

    /// <summary>The ids that a session holds. Asked for after a call that was not answered: what the worker does not know of, it releases; what the
    /// session no longer holds, that call has settled.</summary>
    /// <returns>Null if the store has no such session: another worker has recovered it, or no call of it ever arrived.</returns>
    ValueTask<JobId[]?> ListLeasedAsync(QueueAddress queue, WorkerSession session);

    /// <summary>Says that a session lives: moves its deadline.</summary>
    /// <returns>Whether the session's jobs were recovered by another worker, so that it must stop what it runs; and which of them are to be cancelled.</returns>
    ExtendReply ExtendLease(QueueAddress queue, WorkerSession session);

    /// <summary>Hands jobs that did not start back to the head of pending, with no attempt counted, and ends the session if it holds nothing more.</summary>
    ValueTask ReleaseAsync(QueueAddress queue, WorkerSession session, ReadOnlyMemory<JobId> jobs, bool endSession);

    /// <summary>Replaces the body of a job that the session holds: the note that its only attempt begins, before it does.</summary>
    /// <returns>False if the session no longer holds the job: it must not be begun.</returns>
    ValueTask<bool> BeginAsync(QueueAddress queue, WorkerSession session, JobId id, ReadOnlyMemory<byte> body);

    /// <summary>Notes that a job begins that was held in a crash before (<see cref="LeaseCare.NoteBegin"/>): should this worker die too, the job is a suspect.</summary>
    /// <returns>False if the session no longer holds the job: it must not be begun.</returns>
    ValueTask<bool> NoteBeginAsync(QueueAddress queue, WorkerSession session, JobId id);

    /// <summary>Takes back what dead sessions held: to the head of pending, to be run alone if it is a suspect, or to dead.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="maxCrashes">A job goes to dead that took down this many workers, and was alone in the last of them.</param>
    /// <param name="crashFailure">What is kept beside a job that goes to dead.</param>
    /// <remarks>A session is dead when two calls, a third of its lease apart by the store's clock, find that it did not extend its lease. Moves a bounded number
    /// of jobs: what is left comes with the next call.</remarks>
    ValueTask<RecoverReply> RecoverExpiredAsync(QueueAddress queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure);

    /// <summary>Ends a session whose worker is known to have died: what it had begun counts as a crash of theirs, and what it only held goes back with nothing counted.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="crash">The session, and what is known of its end.</param>
    /// <param name="maxCrashes">As for <see cref="RecoverExpiredAsync"/>.</param>
    /// <param name="crashFailure">As for <see cref="RecoverExpiredAsync"/>.</param>
    /// <returns>What came back; nothing if the store has no such session.</returns>
    ValueTask<EndedSession> EndSessionAsync(QueueAddress queue, CrashedSession crash, int maxCrashes, ReadOnlyMemory<byte> crashFailure);

    /// <summary>The handlers of these <see cref="RecoverReply.Unannounced"/> jobs are enqueued, or there are none. Until then every recovery names them, so that
    /// an answer that is lost, or a worker that dies meanwhile, costs no handler its letter.</summary>
    ValueTask AnnouncedAsync(QueueAddress queue, ReadOnlyMemory<DeadJobKey> jobs);
}
