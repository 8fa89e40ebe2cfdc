using System.Diagnostics;
using System.Globalization;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Ledgers;
using TypedJobs.Chaos.Work;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>Jobs that take their worker down: each ends in dead after at most three runs, and no other job does for the crash of a worker.</summary>
/// <remarks>
/// A poison may be dead after fewer runs of its own: another one took down a worker that held it. It may run once more if one of its processes was starved, so that it
/// seemed to have worked for a while; and it may run five times if three other workers were ended within five minutes: then a crash alone may be chance.
/// </remarks>
internal sealed class Poisons
{
    public const string Crashed = "WorkerCrashed";

    private const int MaxCrashes = 3;

    // As unexplained_lately.lua looks back.
    private static readonly long Lately = 5 * 60 * Stopwatch.Frequency;

    private readonly HashSet<int> _processes;

    public Poisons(LedgerReader ledger, JobMix mix, Leftovers leftovers, FaultLog faults)
    {
        Runs = [.. ledger.Runs.Where(run => run.Number != JobRun.NoNumber && mix.KindOf(run.Number) == JobKind.Poison)];
        _processes = [.. Runs.Select(static run => run.Process)];
        foreach (var run in Runs)
        {
            faults.Ended(FaultKind.Poison, run.Process, run.Began);
        }

        var numbers = ledger.Runs.DistinctBy(static run => run.Id).ToDictionary(static run => run.Id, static run => run.Number);
        foreach (var id in leftovers.Dead.Where(static dead => dead.Value.Type == Crashed).Select(static dead => dead.Key))
        {
            if (!numbers.TryGetValue(id, out var number) || mix.KindOf(number) != JobKind.Poison)
            {
                InnocentDead++;
                Findings.Add($"Job {id} (number {number}) is dead because its workers died, and it does not take them down.");
            }
        }

        foreach (var runs in Runs.GroupBy(static run => run.Id).Select(static runs => runs.ToArray()))
        {
            var name = runs.Length.ToString(CultureInfo.InvariantCulture);
            DeadAfter[name] = DeadAfter.GetValueOrDefault(name) + 1;
            var allowed = OthersEnded(faults, runs) >= 3 ? MaxCrashes + 2
                : runs.Any(run => ledger.Stalls.Exists(stall => stall.Process == run.Process)) ? MaxCrashes + 1
                : MaxCrashes;
            if (runs.Length > allowed)
            {
                Findings.Add($"Job {runs[0].Id} (number {runs[0].Number}) took down {runs.Length} workers: {string.Join(", ", runs.Select(static run => $"{run.Process} at {run.Began}"))}.");
            }
        }
    }

    /// <summary>Runs of such jobs.</summary>
    public IReadOnlyList<JobRun> Runs { get; }

    /// <summary>Jobs in dead for the crash of their workers that are not to blame.</summary>
    public int InnocentDead { get; }

    /// <summary>How many of them ran how often.</summary>
    public SortedDictionary<string, int> DeadAfter { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence for each that is not as it should be.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>How many workers were ended by something else up to the last run of a poison.</summary>
    private static int OthersEnded(FaultLog faults, JobRun[] runs)
    {
        var (from, to) = (runs.Max(static run => run.Began) - Lately, runs.Max(static run => run.Began));
        return faults.Strikes
            .Where(strike => strike.Kind is FaultKind.WorkerKill or FaultKind.WorkerPause or FaultKind.SupervisorKill or FaultKind.Poison && strike.From >= from && strike.From <= to)
            .Select(static strike => strike.Process).Except(runs.Select(static run => run.Process)).Count();
    }

    /// <summary>True if a worker ended because of one.</summary>
    public bool TookDown(int process) => _processes.Contains(process);
}
