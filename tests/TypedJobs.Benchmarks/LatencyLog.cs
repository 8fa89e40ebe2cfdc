using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>Times from enqueue to the first line of the job.</summary>
internal sealed class LatencyLog
{
    // A producer's first calls wait for its own connection and JIT.
    public const int WarmUp = 20;

    private readonly Lock _gate = new();
    private readonly List<long> _ticks = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _expected;

    /// <summary>Ends when so many jobs have run.</summary>
    public Task Expect(int count)
    {
        _expected = count;
        return _complete.Task;
    }

    public void Add(long ticks)
    {
        lock (_gate)
        {
            _ticks.Add(ticks);
            if (_ticks.Count == _expected)
            {
                _complete.SetResult();
            }
        }
    }

    /// <summary>The share <paramref name="rank"/> of jobs were at least so quick, in ms.</summary>
    public double Percentile(double rank)
    {
        lock (_gate)
        {
            var sorted = _ticks.Skip(WarmUp).Order().ToArray();
            return sorted[(int)Math.Ceiling(rank * sorted.Length) - 1] * 1000.0 / Stopwatch.Frequency;
        }
    }
}
