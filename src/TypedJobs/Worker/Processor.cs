using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Runs one leased job at a time: decode, invoke, and say what has become of it.</summary>
internal sealed class Processor
{
    private readonly AttemptPipelines _pipelines;
    private readonly Misfit _misfit;
    private readonly AttemptEnding _ending;
    private readonly Action? _enterAttempt;
    private readonly BegunSlot _slot;
    private JobAttempt? _current;
    private bool _retired;

    public Processor(AttemptPipelines pipelines, Misfit misfit, AttemptEnding ending, Action? enterAttempt = null, BegunSlot slot = default)
    {
        _slot = slot;
        _pipelines = pipelines;
        _misfit = misfit;
        _ending = ending;
        _enterAttempt = enterAttempt;
    }

    /// <summary>How many jobs it has begun.</summary>
    public int Begun { get; private set; }

    /// <summary>True once another processor has taken its place.</summary>
    public bool Retired => Volatile.Read(ref _retired);

    /// <summary>The attempt that runs now; null between two.</summary>
    public JobAttempt? Current => Volatile.Read(ref _current);

    /// <summary>Lets it take no other job.</summary>
    public void Retire() => Volatile.Write(ref _retired, true);

    /// <summary>Runs a job to its end. Never throws: whatever happens is a settlement.</summary>
    public ValueTask RunAsync(LeasedWork work)
    {
        Begun++;
        try
        {
            return BeginAsync(work);
        }
        catch (Exception exception)
        {
            // Nothing of the job's own has run yet: its bytes are what could not be read.
            _ending.Conclude(work, null, _misfit.Undecodable(work, exception));
            return default;
        }
    }

    private ValueTask BeginAsync(in LeasedWork work)
    {
        if (work.Session.Lost)
        {
            return default;
        }

        var now = work.Pump.Time.GetTimestamp();
        if (!work.Session.IsSafeAt(now))
        {
            // This process was stopped, or Redis did not answer, for longer than the lease: another worker may have the job. Handed back, it is leased
            // again if it is still this worker's; if not, the store says so.
            _ending.Conclude(work, null, new AttemptVerdict(VerdictKind.HandedBack));
            return default;
        }

        if (work.Pump.TakeCancelled(work.Job.Id))
        {
            _ending.Conclude(work, null, new AttemptVerdict(VerdictKind.Cancelled));
            return default;
        }

        JobEnvelope envelope;
        try
        {
            envelope = JobEnvelope.Parse(work.Job.Body);
        }
        catch (JobFormatException exception)
        {
            _ending.Conclude(work, null, _misfit.Unreadable(work, exception));
            return default;
        }

        return _pipelines.Find(envelope.Utf8Name.Span) is { } plan
            ? RunAsync(new JobAttempt(work, envelope, plan, now), plan)
            : ParkAsync(work, envelope);
    }

    private async ValueTask RunAsync(JobAttempt attempt, JobPlan plan)
    {
        Volatile.Write(ref _current, attempt);
        Exception? thrown = null;
        try
        {
            // Here and not deeper: what is set in an async method flows into what it calls, and ends with it.
            _enterAttempt?.Invoke();
            if (attempt.Work.Job.Care == LeaseCare.NoteBegin && !await attempt.Work.Pump.NoteBeginAsync(attempt.Work).ConfigureAwait(false))
            {
                Volatile.Write(ref _current, null);
                return;
            }

            if (plan.OnlyAttempt is { } onlyAttempt && await onlyAttempt.TryBeginAsync(attempt).ConfigureAwait(false) is { } verdict)
            {
                Volatile.Write(ref _current, null);
                _ending.End(attempt, verdict);
                return;
            }

            _slot.Begin(attempt.Id);
            await plan.Pipeline(attempt).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        _slot.End();
        Volatile.Write(ref _current, null);
        attempt.Work.Pump.Measure(attempt.Elapsed);
        _ending.End(attempt, thrown);
    }

    private async ValueTask ParkAsync(LeasedWork work, JobEnvelope envelope)
    {
        AttemptVerdict verdict;
        try
        {
            verdict = await _misfit.UnknownAsync(work, envelope).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            verdict = _misfit.Undecodable(work, exception);
        }

        _ending.Conclude(work, null, verdict);
    }
}
