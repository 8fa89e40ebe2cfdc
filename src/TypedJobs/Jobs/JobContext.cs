using System.ComponentModel;

namespace TypedJobs;

/// <summary>What a running job may see of itself. Take it as a parameter: <c>Task Send(string to, JobContext job)</c>.</summary>
/// <remarks>One instance per attempt, valid while the attempt runs.</remarks>
public sealed partial class JobContext
{
    private readonly IJobAttempt _attempt;

    internal JobContext(IJobAttempt attempt) => _attempt = attempt;

    /// <summary>The job's id, the same in every attempt. It names the queue that the job came from, so <c>client.GetHandle(job.Id)</c> finds it.</summary>
    public JobId Id => _attempt.Id.At(_attempt.Queue);

    /// <summary>The wire name.</summary>
    public string Name => Descriptor.Name;

    /// <summary>The queue that the job came from.</summary>
    public string Queue => _attempt.Queue;

    /// <summary>Which attempt this is; the first is 1.</summary>
    public int Attempt => _attempt.Number;

    /// <summary>How many attempts the job has in all.</summary>
    public int MaxAttempts => _attempt.MaxAttempts;

    /// <summary>When the job was enqueued, by the clock of the client.</summary>
    public DateTimeOffset EnqueuedAt => Id.CreatedAt;

    /// <summary>A key to pass to what the job calls, so that the other side can tell a repeat: the same in every attempt, different for every job.</summary>
    /// <remarks>The id without its queue, so that it stays the same wherever the job is moved to.</remarks>
    public string IdempotencyKey => _attempt.Id.ToString("N", null);

    /// <summary>Cancelled when the job should stop: it is cancelled, out of time, its lease is lost, or the worker's drain time is over.</summary>
    public CancellationToken CancellationToken => _attempt.CancellationToken;

    /// <summary>The services of this attempt's scope.</summary>
    public IServiceProvider Services => _attempt.Services;

    /// <summary>Why earlier attempts failed, the oldest first; the newest twenty, without their stack traces. Empty in the first attempt.</summary>
    public IReadOnlyList<JobFailure> Failures => _attempt.Failures;

    /// <summary>Why the attempt before this one failed; null in the first.</summary>
    public JobFailure? LastFailure => Failures is [.., var last] ? last : null;

    /// <summary>Makes the exception that ends the attempt and has the job tried again at a time of its own choice: <c>throw job.Retry(after);</c></summary>
    /// <param name="after">The wait, without jitter; not negative. It is held in Redis.</param>
    /// <param name="cause">What went wrong; shown as the attempt's error.</param>
    /// <remarks>It counts as a failed attempt: after <see cref="MaxAttempts"/> of them the job is dead.</remarks>
    public JobRetryException Retry(TimeSpan after, Exception? cause = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        return new JobRetryException(Id, after, cause);
    }

    /// <summary>Makes the exception that ends the job for good, whatever attempts it has left: <c>throw job.Fail("no such customer");</c></summary>
    /// <param name="reason">Why; shown as the dead job's error.</param>
    /// <param name="cause">What went wrong.</param>
    public JobFailException Fail(string reason, Exception? cause = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new JobFailException(Id, reason, cause);
    }

    internal JobDescriptor Descriptor => _attempt.Descriptor;

    internal ReadOnlyMemory<byte> Result { get; private set; }

    /// <summary>Keeps the encoded result. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetResult(ReadOnlyMemory<byte> encoded) => Result = encoded;
}

/// <summary>What an attempt owns and its context shows.</summary>
internal interface IJobAttempt
{
    JobId Id { get; }

    JobDescriptor Descriptor { get; }

    string Queue { get; }

    int MaxAttempts => Descriptor.Retry.MaxAttempts;

    int Number { get; }

    CancellationToken CancellationToken { get; }

    IServiceProvider Services { get; }

    IReadOnlyList<JobFailure> Failures { get; }

    /// <summary>What an effect came to in an earlier attempt; null if none has done it.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name);

    /// <summary>Keeps what an effect came to, while this attempt's worker holds the job.</summary>
    ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result);
}
