using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Work;

/// <summary>The jobs: each writes its begin and its end into the ledger of its process, outside Redis.</summary>
internal static partial class ChaosJobs
{
    public const string Queue = "chaos";

    public const string SideQueue = "chaos-side";

    /// <summary>Set where a worker starts.</summary>
    public static LedgerWriter Ledger { get; set; } = LedgerWriter.None;

    public static int AnswerTo(int number) => unchecked((number * 31) + 7);

    [Job("chaos.plain", Queue = Queue)]
    private static void Plain(int number, JobContext job)
    {
        Ledger.Began(number, job);
        Ledger.Done(number, job);
    }

    [Job("chaos.flaky", Queue = Queue, MaxAttempts = 6, BaseDelay = "50ms", MaxDelay = "400ms")]
    private static void Flaky(int number, int failures, JobContext job)
    {
        Ledger.Began(number, job);
        if (job.Attempt <= failures)
        {
            Ledger.Threw(number, job);
            throw new InvalidOperationException($"Attempt {job.Attempt} of {failures} that are to fail.");
        }

        Ledger.Done(number, job);
    }

    [Job("chaos.doomed", Queue = Queue, MaxAttempts = 2, BaseDelay = "50ms", MaxDelay = "400ms")]
    private static void Doomed(int number, JobContext job)
    {
        Ledger.Began(number, job);
        Ledger.Threw(number, job);
        throw new InvalidOperationException("This job always fails.");
    }

    /// <summary>Takes its process down.</summary>
    [Job("chaos.poison", Queue = Queue)]
    private static void Poison(int number, JobContext job)
    {
        Ledger.Began(number, job);
        Environment.FailFast($"Job {number} is poison.");
    }

    [Job("chaos.answer", Queue = SideQueue)]
    private static int Answer(int number, JobContext job)
    {
        Ledger.Began(number, job);
        Ledger.Done(number, job);
        return AnswerTo(number);
    }

    /// <summary>Fails after its effect, which must not be repeated for that.</summary>
    [Job("chaos.once", Queue = Queue, MaxAttempts = 20, BaseDelay = "50ms", MaxDelay = "400ms")]
    private static async Task Once(int number, int failures, JobContext job)
    {
        Ledger.Began(number, job);
        try
        {
            await job.OnceAsync("effect", _ =>
            {
                Ledger.Effect(number, job);
                return Task.CompletedTask;
            });
            Ledger.Marked(number, job);
            if (job.Attempt <= failures)
            {
                throw new InvalidOperationException($"Attempt {job.Attempt} of {failures} that are to fail.");
            }
        }
        catch (Exception exception)
        {
            // Cancelled: the lease is lost, and another worker has the job.
            Ledger.Ended(exception is OperationCanceledException ? RunEnd.Stopped : RunEnd.Threw, number, job);
            throw;
        }

        Ledger.Done(number, job);
    }

    /// <summary>Is told of every job that is dead.</summary>
    [Job("chaos.mourn", Queue = SideQueue), DeadLetterHandler]
    private static void Mourn(DeadLetter letter, JobContext job)
    {
        Ledger.Began(JobRun.NoNumber, job);
        Ledger.Mourned(letter);
        Ledger.Done(JobRun.NoNumber, job);
    }

    /// <summary>Heeds its token: in a drain, or when the lease is lost, it stops.</summary>
    [Job("chaos.slow", Queue = Queue)]
    private static async Task Slow(int number, int milliseconds, JobContext job, CancellationToken cancellationToken)
    {
        Ledger.Began(number, job);
        try
        {
            await Task.Delay(milliseconds, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Ledger.Stopped(number, job);
            throw;
        }

        Ledger.Done(number, job);
    }

    /// <summary>Holds its thread, as code does that knows no await.</summary>
    [Job("chaos.blocking", Queue = SideQueue)]
    private static void Blocking(int number, int milliseconds, JobContext job)
    {
        Ledger.Began(number, job);
        Thread.Sleep(milliseconds);
        Ledger.Done(number, job);
    }
}
