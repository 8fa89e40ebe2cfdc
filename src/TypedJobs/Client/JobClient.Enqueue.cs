namespace TypedJobs;

public sealed partial class JobClient
{
    /// <summary>Enqueues a call.</summary>
    public ValueTask<JobHandle> EnqueueAsync(JobCall call, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Enqueues a call.</summary>
    public ValueTask<JobHandle<TResult>> EnqueueAsync<TResult>(JobCall<TResult> call, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Enqueues a call and blocks until Redis has it.</summary>
    public JobHandle Enqueue(JobCall call) => throw new NotSupportedException();

    /// <summary>Enqueues a call and blocks until Redis has it.</summary>
    public JobHandle<TResult> Enqueue<TResult>(JobCall<TResult> call) => throw new NotSupportedException();

    internal ValueTask<JobState> GetStateAsync(string queue, JobId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    internal ValueTask<bool> CancelAsync(string queue, JobId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    internal Task<TResult> GetResultAsync<TResult>(JobHandle<TResult> handle, JobDefinition<TResult> definition, TimeSpan timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
