using System.Collections.Concurrent;
using System.Diagnostics;

namespace TypedJobs.Chaos.Faults;

/// <summary>A fault that struck.</summary>
/// <param name="Kind">What.</param>
/// <param name="Process">The worker that was hit; 0 if it was another.</param>
/// <param name="From">When it began, by <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Strike(FaultKind Kind, int Process, long From)
{
    /// <summary>When it was over: the process had ended, or Redis was back.</summary>
    public long To { get; set; } = long.MaxValue;
}

/// <summary>What struck whom, and when.</summary>
internal sealed class FaultLog
{
    private readonly ConcurrentQueue<Strike> _strikes = new();

    public IReadOnlyCollection<Strike> Strikes => _strikes;

    /// <summary>Notes what ended a process for good.</summary>
    public void Ended(FaultKind kind, int process, long at) => _strikes.Enqueue(new Strike(kind, process, at));

    /// <summary>Notes a fault while it is under way.</summary>
    public Task StrikeAsync(FaultKind kind, int process, Func<Task> strike) => StrikeAsync(kind, [process], strike);

    /// <summary>Notes a fault that hits several workers, while it is under way.</summary>
    public async Task StrikeAsync(FaultKind kind, int[] processes, Func<Task> strike)
    {
        var noted = Array.ConvertAll(processes, process => new Strike(kind, process, Stopwatch.GetTimestamp()));
        foreach (var one in noted)
        {
            _strikes.Enqueue(one);
        }

        await strike();
        foreach (var one in noted)
        {
            one.To = Stopwatch.GetTimestamp();
        }
    }
}
