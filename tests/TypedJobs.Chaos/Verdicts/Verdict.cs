using System.Text.Json;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Ledgers;
using TypedJobs.Chaos.Work;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>What became of every job.</summary>
internal sealed class Verdict
{
    private readonly LedgerReader _ledger;
    private readonly Leftovers _leftovers;
    private readonly ExtraRuns _extraRuns;
    private readonly JobMix _mix;
    private readonly HashSet<string> _done;
    private readonly List<string> _lost;
    private readonly List<string> _wrong;
    private readonly List<string> _unmourned;

    public Verdict(LedgerReader ledger, Leftovers leftovers, ExtraRuns extraRuns, JobMix mix, IEnumerable<string> wrongResults)
    {
        _ledger = ledger;
        _leftovers = leftovers;
        _extraRuns = extraRuns;
        _mix = mix;
        _done = [.. ledger.Runs.Where(static run => run.End == RunEnd.Done).Select(static run => run.Id)];
        _lost = [.. Lost()];
        _unmourned = [.. leftovers.Dead.Keys.Where(id => !ledger.Mourned.Contains(id)).Select(static id => $"Job {id} is dead and its handler did not run.")];
        _wrong = [.. WrongEnds(), .. wrongResults];
    }

    public required Poisons Poisons { get; init; }

    public required SlowLogWatch SlowLog { get; init; }

    /// <summary>Workers that ended by themselves, and no job took them down.</summary>
    public required int WorkerCrashes { get; init; }

    public required InvariantWatch Watch { get; init; }

    public required ExtraEffects ExtraEffects { get; init; }

    public required FaultLog Faults { get; init; }

    public required int Seed { get; init; }

    public required TimeSpan DrainTime { get; init; }

    /// <summary>More successes counted than jobs that ever came to their end, or more ends than jobs.</summary>
    private long SettledTwice => Math.Max(_leftovers.SettledTwice, _leftovers.Succeeded - _done.Count);

    private List<string> Violations => [.. Watch.Violations, .. _leftovers.Violations];

    /// <summary>True if every number that must be 0 is.</summary>
    public bool Holds => _lost.Count == 0 && SettledTwice == 0 && _extraRuns.Unexplained.Count == 0 && _leftovers.UnownedKeys.Count == 0
        && ExtraEffects.Unexplained.Count == 0 && _unmourned.Count == 0 && Violations.Count == 0 && _wrong.Count == 0 && Poisons.Findings.Count == 0 && SlowLog.TooSlow.Count == 0 && WorkerCrashes == 0 && _leftovers.Unfinished == 0 && Watch.Checks > 0;

    /// <summary>What to read when it does not hold.</summary>
    public IEnumerable<string> Findings() =>
    [
        .. _lost, .. Poisons.Findings, .. SlowLog.TooSlow, .. _extraRuns.Unexplained, .. ExtraEffects.Unexplained, .. _unmourned, .. _wrong, .. Violations,
        .. _leftovers.UnownedKeys.Select(static key => $"Key '{key}' is left and nothing owns it."),
    ];

    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["enqueued"] = _ledger.Called.Count,
        ["acknowledged"] = _ledger.Acknowledged.Count,
        ["ran"] = _ledger.Runs.Where(static run => run.Number != JobRun.NoNumber).Select(static run => run.Id).Distinct().Count(),
        ["lost"] = _lost.Count,
        ["settled_twice"] = SettledTwice,
        ["extra_runs"] = _extraRuns.Total,
        ["unexplained_extra_runs"] = _extraRuns.Unexplained.Count,
        ["effects_once"] = ExtraEffects.Jobs,
        ["extra_effects"] = ExtraEffects.Total,
        ["unexplained_extra_effects"] = ExtraEffects.Unexplained.Count,
        ["unhandled_deaths"] = _unmourned.Count,
        ["unowned_keys"] = _leftovers.UnownedKeys.Count,
        ["invariant_violations"] = Violations.Count,
        ["innocent_dead"] = Poisons.InnocentDead,
        ["unexplained_poison_runs"] = Poisons.Findings.Count - Poisons.InnocentDead,
        ["poison_runs"] = Poisons.DeadAfter,
        ["slowlog_over_ms"] = Math.Round(SlowLog.Over.TotalMilliseconds, 1),
        ["slowest_script_ms"] = Math.Round(SlowLog.Slowest.TotalMilliseconds, 1),
        ["faults"] = Faults.Strikes.Count,
        ["seed"] = Seed,
        ["dead"] = _leftovers.Dead.Count,
        ["unfinished"] = _leftovers.Unfinished,
        ["wrong_ends"] = _wrong.Count,
        ["worker_crashes"] = WorkerCrashes,
        ["invariant_checks"] = Watch.Checks,
        ["drain_seconds"] = Math.Round(DrainTime.TotalSeconds, 1),
        ["extra_runs_by_fault"] = _extraRuns.ByFault,
        ["extra_effects_by_fault"] = ExtraEffects.ByFault,
        ["faults_by_kind"] = Faults.Strikes.GroupBy(static strike => strike.Kind.ToString()).ToDictionary(static kind => kind.Key, static kind => kind.Count()),
    });

    /// <summary>Acknowledged, and neither did a run come to its end nor is it dead.</summary>
    private IEnumerable<string> Lost() => _ledger.Acknowledged
        .Where(job => !_done.Contains(job.Id) && !_leftovers.Dead.ContainsKey(job.Id))
        .Select(job => $"Job {job.Id} (number {job.Number}, {_mix.KindOf(job.Number)}) on queue '{job.Queue}' was acknowledged and is lost: it did not come to its end and is not dead.");

    /// <summary>Jobs that ended otherwise than what they do says.</summary>
    private IEnumerable<string> WrongEnds()
    {
        var numbers = _ledger.Runs.DistinctBy(static run => run.Id).ToDictionary(static run => run.Id, static run => run.Number);
        foreach (var (id, failure) in _leftovers.Dead)
        {
            // Taken down with its worker too often, as the option MaxCrashes says: judged apart.
            if (failure.Type == Poisons.Crashed)
            {
                continue;
            }

            if (!numbers.TryGetValue(id, out var number) || _mix.KindOf(number) != JobKind.Doomed)
            {
                yield return $"Job {id} is dead but does not fail: {failure.Type}: {failure.Message}";
            }
        }
    }
}
