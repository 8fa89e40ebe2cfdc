namespace TypedJobs.Storage;

/// <summary>What a store does with jobs: one member per move. All times are the store's own; all bodies are opaque to it.</summary>
/// <remarks>Every member throws <see cref="StoreException"/> when the store cannot be reached, does not answer in time, or refuses.</remarks>
internal interface IJobStore : IDeadJobStore, IJobInspector, IAsyncDisposable
{
    /// <summary>Where the store is, for messages: <c>localhost:6379</c>. Never a password.</summary>
    string Endpoint { get; }

    /// <summary>Opens what a worker needs beyond a client (the lease keeper's own connection) and checks that the store keeps what it is given.</summary>
    /// <returns>A warning to log; null if all is well.</returns>
    /// <exception cref="StoreException"><see cref="StoreFailure.Refused"/>: the store may throw jobs away (a <c>maxmemory-policy</c> that evicts), and
    /// the options do not allow it.</exception>
    ValueTask<string?> PrepareWorkerAsync(CancellationToken cancellationToken);

    /// <summary>Ends when the store has answered.</summary>
    ValueTask PingAsync();

    /// <summary>Stores jobs of one queue, all in one step, and wakes idle workers if the queue was empty.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="jobs">At most <see cref="StoreLimits.MaxBatch"/>.</param>
    /// <param name="mayRepeat">True if an id may have been stored before: those that are stored, have an outcome, or came with true within the
    /// last hour are left as they are. False costs less, and leaves alone only what is stored now.</param>
    /// <param name="maxLength">Refuse all if the queue would hold more waiting jobs than this; 0 for no limit.</param>
    ValueTask<EnqueueReply> EnqueueAsync(string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength);

    /// <summary>The same, and waits until replicas have the jobs.</summary>
    /// <exception cref="StoreException"><see cref="StoreFailure.Unanswered"/>: the jobs are stored, but too few replicas said in time that they have them.</exception>
    ValueTask<EnqueueReply> EnqueueDurablyAsync(string queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength, ReplicaWait wait);

    /// <summary>Settles what a session has finished, moves what is due to pending, and leases the next jobs: one round trip.</summary>
    ValueTask<LeaseReply> LeaseAsync(string queue, WorkerSession session, LeaseRequest request);

    /// <summary>The ids that a session holds. Asked for after a call that was not answered: what the worker does not know of, it releases; what the
    /// session no longer holds, that call has settled.</summary>
    /// <returns>Null if the store has no such session: another worker has recovered it, or no call of it ever arrived.</returns>
    ValueTask<JobId[]?> ListLeasedAsync(string queue, WorkerSession session);

    /// <summary>Says that a session lives: moves its deadline.</summary>
    /// <returns>Whether the session's jobs were recovered by another worker, so that it must stop what it runs; and which of them are to be cancelled.</returns>
    ExtendReply ExtendLease(string queue, WorkerSession session);

    /// <summary>Gives back to the head of pending what sessions past their deadline held, and counts the crash against each job.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="maxCrashes">A job that took down this many workers goes to dead instead.</param>
    /// <param name="crashFailure">What is kept beside a job that goes to dead.</param>
    /// <remarks>Moves a bounded number of jobs: what is left comes with the next call.</remarks>
    ValueTask<RecoverReply> RecoverExpiredAsync(string queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure);

    /// <summary>The handlers of these <see cref="RecoverReply.Unannounced"/> jobs are enqueued, or there are none. Until then every recovery names them, so that
    /// an answer that is lost, or a worker that dies meanwhile, costs no handler its letter.</summary>
    ValueTask AnnouncedAsync(string queue, ReadOnlyMemory<DeadJobKey> jobs);

    /// <summary>Hands jobs that did not start back to the head of pending, with no attempt counted, and ends the session if it holds nothing more.</summary>
    ValueTask ReleaseAsync(string queue, WorkerSession session, ReadOnlyMemory<JobId> jobs, bool endSession);

    /// <summary>Takes a job that waits (pending, scheduled or dead) out of its queue. If a worker holds it, the request is kept with the job and the
    /// worker is told: by message, and again with every <see cref="ExtendLease"/>.</summary>
    /// <returns>What it was; <see cref="JobState.Active"/> if a worker holds it. From then on it does not run again: a retry, a hand-back or a
    /// crash takes it away. It stays only if its worker settles it as dead.</returns>
    ValueTask<JobState> CancelAsync(string queue, JobId id);

    /// <summary>Where a job is, and its outcome if one is kept. A retry that waits is <see cref="JobState.Scheduled"/>: only its body tells.</summary>
    ValueTask<JobSnapshot> FindAsync(string queue, JobId id);

    /// <summary>Replaces the body of a job that the session holds: the note that its only attempt begins, before it does.</summary>
    /// <returns>False if the session no longer holds the job: it must not be begun.</returns>
    ValueTask<bool> BeginAsync(string queue, WorkerSession session, JobId id, ReadOnlyMemory<byte> body);

    /// <summary>What an effect of the job came to in an earlier attempt, or earlier in this one; null if it was not saved.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string queue, JobId id, string name);

    /// <summary>Keeps what an effect of the job came to. It goes when the job does; a dead job keeps it, since it may be requeued.</summary>
    /// <returns>False if the session no longer holds the job: nothing was kept.</returns>
    ValueTask<bool> SaveOnceAsync(string queue, WorkerSession session, JobId id, string name, ReadOnlyMemory<byte> result);

    /// <summary>Calls back when jobs arrive in an empty queue. A message can be lost, so this is a hint only.</summary>
    ValueTask<IAsyncDisposable> SubscribeWakeAsync(string queue, Action wake);

    /// <summary>Calls back with the ids of jobs whose outcome was stored. A message can be lost, so this is a hint only.</summary>
    ValueTask<IAsyncDisposable> SubscribeDoneAsync(string queue, Action<JobId> done);

    /// <summary>Calls back with the ids of active jobs that are to be cancelled, whichever worker holds them. A message can be lost:
    /// <see cref="ExtendLease"/> says it again.</summary>
    ValueTask<IAsyncDisposable> SubscribeControlAsync(string queue, Action<JobId> cancel);
}

/// <summary>Bounds that keep a script short.</summary>
internal static class StoreLimits
{
    /// <summary>Jobs in one call of a script; Lua's <c>unpack</c> ends near 8,000 values, and two go with each job.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>After so many bytes of bodies in a reply that nobody paged, the rest comes with the next call.</summary>
    public const int MaxReplyBytes = 4 * 1024 * 1024;

    /// <summary>How long what ran once is kept at most after the last save: longer than any retry waits. A net: it goes when the job goes.</summary>
    public static readonly TimeSpan OnceTtl = TimeSpan.FromDays(90);
}
