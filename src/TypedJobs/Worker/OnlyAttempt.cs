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
        if (BeganNote.IsIn(attempt.Options))
        {
            return _judge.Bury(attempt, attempt.Context.Fail(
                "The job runs at most once (Ack = Early), and its worker stopped or died after it had begun."));
        }

        // Only what is stored counts: what becomes of the job later is written without the note.
        var body = attempt.Rewrite(attempt.Number, BeganNote.Write(attempt.Options, attempt.Work.Pump.Time.GetUtcNow()));
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
