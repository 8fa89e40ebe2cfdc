namespace TypedJobs.Worker;

/// <summary>Wakes one waiter. Set before the wait counts; setting twice counts once. Setting costs one read while nobody waits.</summary>
internal sealed class AsyncSignal
{
    private const int Clear = 0;
    private const int Raised = 1;
    private const int Awaited = 2;

    private int _state;
    private TaskCompletionSource? _waiter;

    public void Set()
    {
        if (Volatile.Read(ref _state) != Raised && Interlocked.Exchange(ref _state, Raised) == Awaited)
        {
            Volatile.Read(ref _waiter)?.TrySetResult();
        }
    }

    /// <summary>Waits until the signal is set, or the time is over. One caller at a time.</summary>
    public async ValueTask WaitAsync(TimeSpan timeout, TimeProvider time)
    {
        if (Interlocked.CompareExchange(ref _state, Clear, Raised) == Raised)
        {
            return;
        }

        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiter, waiter);
        if (Interlocked.CompareExchange(ref _state, Awaited, Clear) == Clear)
        {
            try
            {
                await waiter.Task.WaitAsync(timeout, time).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // The time is over: the caller looks for itself.
            }
        }

        Interlocked.Exchange(ref _state, Clear);
    }
}
