using System.Diagnostics;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>Finds effects under <c>OnceAsync</c> that ran more than once, and the fault that sat between the effect before and its mark.</summary>
/// <remarks>
/// An effect that is not marked as done may run again, if a fault hit its worker, or Redis, from a lease before its run to the next effect. One that is
/// marked may run again only in a run that had asked before there was the mark, and that was held up since.
/// </remarks>
internal sealed class ExtraEffects
{
    // What a worker may need to connect again and to leave its mark.
    private static readonly long ReturnTime = Ticks(TimeSpan.FromSeconds(8));

    private readonly LedgerReader _ledger;
    private readonly FaultLog _faults;
    private readonly IReadOnlyList<(long From, long To)> _silences;

    public ExtraEffects(LedgerReader ledger, FaultLog faults, IReadOnlyList<(long From, long To)> silences)
    {
        _ledger = ledger;
        _faults = faults;
        _silences = silences;
        foreach (var effects in ledger.Runs.Where(static run => run.EffectAt is not null).GroupBy(static run => run.Id))
        {
            Jobs++;
            var runs = effects.OrderBy(static run => run.EffectAt).ToArray();
            for (var i = 1; i < runs.Length; i++)
            {
                Count(runs[i - 1], runs[i]);
            }
        }
    }

    /// <summary>Jobs whose effect ran.</summary>
    public int Jobs { get; private set; }

    /// <summary>Effects beyond the first of their job.</summary>
    public int Total { get; private set; }

    /// <summary>How many each kind of fault explains.</summary>
    public SortedDictionary<string, int> ByFault { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence for each that nothing explains.</summary>
    public List<string> Unexplained { get; } = [];

    private void Count(JobRun run, JobRun again)
    {
        Total++;
        var lease = Ticks(Processes.WorkerSlot.LeaseTime);
        var fault = run.MarkedAt is not { } marked ? Disturbed(run.Process, run.Began - lease, again.EffectAt!.Value)
            : again.Began < marked ? Disturbed(again.Process, again.Began - lease, again.EffectAt!.Value)
            : null;
        if (fault is not null)
        {
            ByFault[fault] = ByFault.GetValueOrDefault(fault) + 1;
            return;
        }

        Unexplained.Add(
            $"Job {run.Id} (number {run.Number}) had its effect in attempt {run.Attempt}, worker {run.Process}, at {run.EffectAt} (marked at {run.MarkedAt}), "
            + $"and again in attempt {again.Attempt}, worker {again.Process}, which began at {again.Began}, at {again.EffectAt}.");
    }

    /// <summary>What hit a worker, or Redis, in a time.</summary>
    private string? Disturbed(int process, long from, long to)
    {
        bool Overlaps(long begin, long end) => begin <= to && end >= from;

        foreach (var strike in _faults.Strikes)
        {
            var ofRedis = strike.Kind is FaultKind.RedisKill or FaultKind.RedisRestart or FaultKind.RedisSilence or FaultKind.ClientKill;
            var end = ofRedis && strike.To != long.MaxValue ? strike.To + ReturnTime : strike.To;
            if ((ofRedis || (process == strike.Process && process != 0)) && Overlaps(strike.From, end))
            {
                return strike.Kind.ToString();
            }
        }

        return _ledger.Stalls.Exists(stall => stall.Process == process && Overlaps(stall.From, stall.To)) ? "StarvedWorker"
            : _silences.Any(silence => Overlaps(silence.From, silence.To)) ? "StarvedRedis"
            : null;
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
