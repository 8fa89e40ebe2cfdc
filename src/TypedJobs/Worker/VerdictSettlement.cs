using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>The one place where a verdict becomes what the store is told.</summary>
internal static class VerdictSettlement
{
    /// <summary>The settlement of a verdict that has one: all but <see cref="VerdictKind.HandedBack"/> and <see cref="VerdictKind.LeaseLost"/>.</summary>
    /// <param name="work">The job.</param>
    /// <param name="attempt">Its attempt; null if it came to none.</param>
    /// <param name="verdict">What becomes of it.</param>
    public static Settlement Of(in LeasedWork work, JobAttempt? attempt, in AttemptVerdict verdict) => verdict.Kind switch
    {
        VerdictKind.Succeeded => Succeeded(work.Job.Id, attempt!),
        VerdictKind.Retry => new Settlement(work.Job.Id, SettlementKind.Retry) { Body = verdict.Body, DelayMs = Milliseconds(verdict.Delay) },
        VerdictKind.Dead => Dead(work, attempt, verdict),
        VerdictKind.Cancelled => new Settlement(work.Job.Id, SettlementKind.Cancelled),
        VerdictKind.Parked => new Settlement(work.Job.Id, SettlementKind.Park) { DelayMs = Milliseconds(verdict.Delay) },
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Kind, "A verdict that settles nothing."),
    };

    /// <summary>What is settled when the verdict could not be: the job is dead with its bytes, and says why.</summary>
    public static Settlement Unsettleable(in LeasedWork work, int attempt, DateTimeOffset now, Exception exception)
    {
        var reason = new JobFailure(ExceptionText.TypeOf(exception), "TypedJobs could not settle the attempt: this is a bug in TypedJobs, please report it.", null, attempt, now);
        return new Settlement(work.Job.Id, SettlementKind.Dead) { Body = work.Job.Body, Failure = FailureCodec.ToBytes(reason) };
    }

    private static Settlement Succeeded(JobId id, JobAttempt attempt)
        => attempt.Descriptor.HasResult
            ? new Settlement(id, SettlementKind.Succeeded)
            {
                Outcome = JobOutcome.Succeeded(attempt.Context.Result),
                OutcomeTtlMs = Milliseconds(attempt.Descriptor.ResultTtl),
            }
            : new Settlement(id, SettlementKind.Succeeded);

    private static Settlement Dead(in LeasedWork work, JobAttempt? attempt, in AttemptVerdict verdict)
    {
        var failure = verdict.Failure!;
        var hasResult = attempt is { Descriptor.HasResult: true };
        return new Settlement(work.Job.Id, SettlementKind.Dead)
        {
            Body = verdict.Body.IsEmpty ? work.Job.Body : verdict.Body,
            Failure = FailureCodec.ToBytes(failure),
            Outcome = hasResult ? JobOutcome.Failed(failure) : default(ReadOnlyMemory<byte>),
            OutcomeTtlMs = hasResult ? Milliseconds(attempt!.Descriptor.ResultTtl) : 0,
        };
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
