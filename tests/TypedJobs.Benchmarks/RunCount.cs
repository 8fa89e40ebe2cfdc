using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>Counts the jobs that ran, and keeps when the first and the last of them did.</summary>
internal sealed class RunCount
{
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private long _target;

    /// <summary>Timestamp at the first job.</summary>
    public long FirstAt { get; private set; }

    /// <summary>Timestamp at the job that reached the target.</summary>
    public long LastAt { get; private set; }

    /// <summary>Bytes that the process had allocated at the first job.</summary>
    public long AllocatedAtFirst { get; private set; }

    /// <summary>Starts again from zero.</summary>
    /// <returns>Ends when <paramref name="target"/> jobs have run.</returns>
    public Task Expect(long target)
    {
        _target = target;
        _count = 0;
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _reached.Task;
    }

    public void Add()
    {
        var count = Interlocked.Increment(ref _count);
        if (count == 1)
        {
            FirstAt = Stopwatch.GetTimestamp();
            AllocatedAtFirst = GC.GetTotalAllocatedBytes();
        }

        if (count == _target)
        {
            LastAt = Stopwatch.GetTimestamp();
            _reached.SetResult();
        }
    }
}
