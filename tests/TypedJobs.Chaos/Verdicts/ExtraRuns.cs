using System.Diagnostics;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>Finds attempts that ran more than once, and the fault that kept the run before from being settled.</summary>
/// <remarks>
/// An attempt runs again only if its run was not settled. That has three causes, each of which must be on record: its worker was killed before it
/// could settle, by a fault or by a job; its worker had lost its lease, and something had silenced it; or its worker was told to end and handed it back. A worker that was
/// silenced explains no run that it begins itself: it must not begin what it held before it has asked.
/// Connections that were closed, scripts that were forgotten and clocks that are wrong explain nothing: a worker is to get over them.
/// </remarks>
internal sealed class ExtraRuns
{
    // A run is settled by the next round trip, some milliseconds later; this leaves room for a machine that is out of breath.
    private static readonly long SettleTime = Ticks(TimeSpan.FromSeconds(1));

    // What a worker may need to connect again and to settle what has collected meanwhile.
    private static readonly long ReturnTime = Ticks(TimeSpan.FromSeconds(8));

    private readonly LedgerReader _ledger;
    private readonly List<Strike> _strikes;
    private readonly List<(long From, long To)> _outages;
    private readonly List<(long From, long To)> _excuses;

    public ExtraRuns(LedgerReader ledger, FaultLog faults, IReadOnlyList<(long From, long To)> silences)
    {
        _ledger = ledger;
        _strikes = [.. faults.Strikes];
        var silenced = _strikes.Where(static s => s.Kind == FaultKind.RedisSilence).Select(static s => (s.From, s.To)).ToArray();
        // A Redis that is silent and comes back as it was costs no lease, however long it was silent.
        _excuses =
        [
            .. _strikes.Where(static s => s.Kind is FaultKind.RedisKill or FaultKind.RedisRestart or FaultKind.ClientKill).Select(static s => (s.From, s.To)),
            .. silences.Where(silence => !Array.Exists(silenced, known => known.From <= silence.To && known.To >= silence.From)),
        ];
        _outages = [.. _excuses, .. silences, .. silenced];
        foreach (var jobRuns in ledger.Runs.GroupBy(static run => (run.Id, run.Attempt)))
        {
            var runs = jobRuns.OrderBy(static run => run.Began).ToArray();
            for (var i = 1; i < runs.Length; i++)
            {
                Count(runs[i - 1], runs[i]);
            }
        }
    }

    public int Total { get; private set; }

    /// <summary>How many each kind of fault explains.</summary>
    public SortedDictionary<string, int> ByFault { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence for each that nothing explains.</summary>
    public List<string> Unexplained { get; } = [];

    private void Count(JobRun run, JobRun again)
    {
        Total++;
        if (Explain(run, again) is { } fault)
        {
            ByFault[fault] = ByFault.GetValueOrDefault(fault) + 1;
            return;
        }

        Unexplained.Add(
            $"Job {run.Id} (number {run.Number}) ran attempt {run.Attempt} in worker {run.Process} from {run.Began} to {run.Ended} ({run.End}), "
            + $"and again in worker {again.Process} from {again.Began} to {again.Ended} ({again.End}).");
    }

    private string? Explain(JobRun run, JobRun again)
    {
        var unsettledUntil = UnsettledUntil(run);
        var hits = _strikes.Where(strike => strike.Process == run.Process).ToArray();
        if (Array.Exists(hits, hit => hit.Kind == FaultKind.WorkerKill && hit.To >= run.Began && hit.From <= unsettledUntil))
        {
            return nameof(FaultKind.WorkerKill);
        }

        if (Array.Exists(hits, hit => hit.Kind == FaultKind.Poison && hit.From <= unsettledUntil))
        {
            return nameof(FaultKind.Poison);
        }

        if (LostLease(run, unsettledUntil) && Silenced(run, again.Began) is { } silence)
        {
            return silence;
        }

        if (_ledger.ToldToEnd.Find(told => told.Process == run.Process) is not { } told || EndOrderedAt(told.At) is not { } order)
        {
            return null;
        }

        var handedBack = run.End == RunEnd.Stopped && run.Ended >= told.At;
        var gaveUp = _ledger.GivenUp.Exists(given => given.Process == run.Process && given.At >= told.At && given.At <= unsettledUntil);
        return handedBack || gaveUp ? order.Kind.ToString() : null;
    }

    /// <summary>The fault that had a worker told to end. By the time, not by the process: the child that a supervisor has just started when it is ended itself was on
    /// nobody's list.</summary>
    private Strike? EndOrderedAt(long at)
        => _strikes.Find(strike => strike.Kind is FaultKind.RollingRestart or FaultKind.SkewedWorker or FaultKind.SupervisorKill && strike.From <= at && at - ReturnTime <= strike.To);

    private bool LostLease(JobRun run, long unsettledUntil)
        => _ledger.LeasesLost.Exists(lost => lost.Process == run.Process && lost.At >= run.Began && lost.At <= unsettledUntil);

    /// <summary>What silenced the worker of a run before a time: a stop, a starved machine, or Redis.</summary>
    private string? Silenced(JobRun run, long before)
    {
        var earliest = run.Began - Ticks(Processes.WorkerSlot.LeaseTime);
        bool Overlaps(long from, long to) => from <= before && to >= earliest;

        if (_strikes.Exists(hit => hit.Process == run.Process && hit.Kind == FaultKind.WorkerPause && Overlaps(hit.From, hit.To)))
        {
            return nameof(FaultKind.WorkerPause);
        }

        var redis = _strikes.Find(strike => strike.Kind is FaultKind.RedisKill or FaultKind.RedisRestart && Overlaps(strike.From, strike.To + ReturnTime));
        if (redis is not null)
        {
            return redis.Kind.ToString();
        }

        return _ledger.Stalls.Exists(stall => stall.Process == run.Process && Overlaps(stall.From, stall.To)) ? "StarvedWorker"
            : _excuses.Exists(outage => Overlaps(outage.From, outage.To)) ? "StarvedRedis"
            : null;
    }

    /// <summary>The last time at which the run may still wait to be settled: every silence of its worker or of Redis that begins before puts it off.</summary>
    private long UnsettledUntil(JobRun run)
    {
        if (run.Ended is not { } ended)
        {
            return long.MaxValue;
        }

        var silences = _outages
            .Select(static outage => (outage.From, To: outage.To == long.MaxValue ? long.MaxValue : outage.To + ReturnTime))
            .Concat(_strikes.Where(strike => strike.Process == run.Process && strike.Kind == FaultKind.WorkerPause).Select(static strike => (strike.From, To: strike.To + SettleTime)))
            .Concat(_ledger.Stalls.Where(stall => stall.Process == run.Process).Select(static stall => (stall.From, To: stall.To + SettleTime)))
            .OrderBy(static silence => silence.From);
        var until = ended + SettleTime;
        foreach (var (from, to) in silences)
        {
            if (from <= until && to >= ended)
            {
                until = Math.Max(until, to);
            }
        }

        return until;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
