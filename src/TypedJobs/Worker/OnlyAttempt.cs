using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Of a job that runs at most once (<see cref="AckMode.Early"/>): notes that its only attempt begins, before it does, and refuses a second one.</summary>
internal sealed class OnlyAttempt
{
    private readonly AttemptJudge _judge;

    public OnlyAttempt(AttemptJudge judge) => _judge = judge;

    /// <summary>Asks whether the attempt may begin.</summary>
    /// <returns>Null if it may; else what becomes of the job.</returns>
    public async ValueTask<AttemptVerdict?> TryBeginAsync(JobAttempt attempt)
    {
        var options = attempt.Options;
        if (options.BeganUnixMs is not null)
        {
            return _judge.Bury(attempt, attempt.Context.Fail(
                "The job runs at most once (Ack = Early), and its worker stopped or died after it had begun."));
        }

        options.BeganUnixMs = attempt.Work.Pump.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var body = attempt.Envelope(attempt.Number);
        // Only what is stored counts: what becomes of the job later is written without the note.
        options.BeganUnixMs = null;
        try
        {
            return await attempt.Work.Pump.ReplaceBodyAsync(attempt.Work, body).ConfigureAwait(false) ? null : new AttemptVerdict(VerdictKind.LeaseLost);
        }
        catch (StoreException)
        {
            // The note may be there although no answer came. Handed back, whoever leases the job next reads it and decides.
            return new AttemptVerdict(VerdictKind.HandedBack);
        }
    }
}
