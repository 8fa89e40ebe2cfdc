using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor JobMustNotBeAsyncVoid = Error(
        "TJ4001", ReliabilityCategory,
        "A job must not run async void code",
        "'{0}' is async void: job '{1}' is settled before it ends, and nobody sees it fail; return Task instead");

    public static readonly DiagnosticDescriptor JobShouldNotBlock = Warning(
        "TJ4002", ReliabilityCategory,
        "A job should not block its thread",
        "'{0}' blocks a worker's thread until the task of job '{1}' has ended; await it instead");

    public static readonly DiagnosticDescriptor JobShouldNotSleep = Warning(
        "TJ4003", ReliabilityCategory,
        "A job should not wait in the worker",
        "'{0}' holds a place in the worker while job '{1}' does nothing; {2}");

    public static readonly DiagnosticDescriptor PassCancellationTokenOn = OffByDefault(
        "TJ4004", ReliabilityCategory,
        "A job should pass its cancellation token on",
        "Job '{0}' does not pass '{1}' to '{2}', which goes on when the job is to stop; pass it");

    public static readonly DiagnosticDescriptor JobShouldTakeCancellationToken = OffByDefault(
        "TJ4005", ReliabilityCategory,
        "A job that awaits should take a cancellation token",
        "Job '{0}' awaits but takes no CancellationToken, so it cannot be stopped; add the parameter and pass it on");

    public static readonly DiagnosticDescriptor CancellationMustNotBeSwallowed = Warning(
        "TJ4006", ReliabilityCategory,
        "A job should not swallow its cancellation",
        "This catch of '{0}' swallows the cancellation of job '{1}', which then counts as succeeded although it was told to stop; "
        + "add 'when (!{2}.IsCancellationRequested)' or rethrow");

    public static readonly DiagnosticDescriptor FailureMustNotBeHidden = Warning(
        "TJ4007", ReliabilityCategory,
        "A job should not hide its failure",
        "This catch hides every failure of job '{0}', so it is likely never retried and never dead; rethrow, or catch what is expected");

    public static readonly DiagnosticDescriptor WorkMustNotOutliveTheJob = Warning(
        "TJ4008", ReliabilityCategory,
        "Work should not outlive its job",
        "'{0}' goes on after job '{1}' is settled: its failure is not seen, and it is lost when the worker stops; await it, or enqueue a job of its own");

    public static readonly DiagnosticDescriptor MaxAttemptsMustBeInRange = Error(
        "TJ4009", ReliabilityCategory,
        "MaxAttempts must be from 1 to 1,000",
        "{0} of job '{1}' is {2}; it must be from {3}");

    public static readonly DiagnosticDescriptor QueueShouldBeDeclared = Warning(
        "TJ4013", ReliabilityCategory,
        "A queue should be one of the declared queues",
        "Queue '{0}' of job '{1}' is not among typedjobs.queues in .editorconfig, so no worker may serve it{2}");

    public static readonly DiagnosticDescriptor JobMustNotReadAmbientState = Warning(
        "TJ4016", ReliabilityCategory,
        "A job should not read the state of a request",
        "'{0}' has no value in a worker, where job '{1}' runs; {2}");

    public static readonly DiagnosticDescriptor LoopMustObserveCancellation = Warning(
        "TJ4017", ReliabilityCategory,
        "An endless loop in a job should observe cancellation",
        "This loop of job '{0}' has no end and never looks at a cancellation token, so the worker cannot stop it; check the token in its condition");

    public static readonly DiagnosticDescriptor TransactionScopeMustFlow = Warning(
        "TJ4018", ReliabilityCategory,
        "A transaction scope in an async job should flow over await",
        "This TransactionScope does not follow job '{0}' over an await: what runs after it is outside the transaction, and Dispose throws; "
        + "pass TransactionScopeAsyncFlowOption.Enabled");

    public static readonly DiagnosticDescriptor JobMustNotStopTheWorker = Warning(
        "TJ4019", ReliabilityCategory,
        "A job should not stop or block the worker process",
        "'{0}' in job '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor UseUtcTime = OffByDefault(
        "TJ4020", ReliabilityCategory,
        "A job should not depend on the worker's time zone",
        "'{0}' in job '{1}' depends on the time zone of whichever worker runs it; use UtcNow, or pass the time as an argument");

    public static readonly DiagnosticDescriptor PermanentFailureShouldNotRetry = OffByDefault(
        "TJ4021", ReliabilityCategory,
        "A failure that will not pass should not be retried",
        "This {0} of job '{1}' is likely the same in every attempt; throw job.Fail(\"why\"), or name it in DoNotRetryOn, and the job is dead at once");

    public static readonly DiagnosticDescriptor EnqueueMustBeAwaited = Warning(
        "TJ4022", ReliabilityCategory,
        "An enqueue should be awaited",
        "'{0}' is not awaited: if Redis refuses the job, nobody hears of it; await it, or call 'Enqueue'");

    public static readonly DiagnosticDescriptor CallMustBeEnqueued = Warning(
        "TJ4023", ReliabilityCategory,
        "A job call is created but never enqueued",
        "The call that '{0}' returns is dropped, so nothing is enqueued; end it with '.EnqueueAsync()'");

    public static readonly DiagnosticDescriptor EnqueueInLoop = OffByDefault(
        "TJ4024", ReliabilityCategory,
        "Many jobs are enqueued in bulk",
        "'{0}' is awaited once per turn of a loop, a round trip each; collect the calls and enqueue them in bulk with 'client.EnqueueAsync(calls)'");

    public static readonly DiagnosticDescriptor DurationMustBeValid = Error(
        "TJ4025", ReliabilityCategory,
        "A duration must be well-formed and in range",
        "{0} of job '{1}' is '{2}'; write {3}");

    public static readonly DiagnosticDescriptor JitterMustBeAShare = Error(
        "TJ4030", ReliabilityCategory,
        "Jitter must be from 0 to 1",
        "{0} of job '{1}' is {2}; it must be from {3}");

    public static readonly DiagnosticDescriptor ChoiceMustBeDefined = Error(
        "TJ4031", ReliabilityCategory,
        "Backoff and Ack must be values of their enums",
        "{0} of job '{1}' is {2}, which is no value of {3}; choose one by its name");

    public static readonly DiagnosticDescriptor RetryRuleMustBeAnException = Error(
        "TJ4032", ReliabilityCategory,
        "RetryOn and DoNotRetryOn must name exceptions",
        "{0} of job '{1}' names '{2}', which {3}; name a type that derives from Exception and that the assembly can see");

    public static readonly DiagnosticDescriptor RetryRulesMustNotContradict = Error(
        "TJ4033", ReliabilityCategory,
        "An exception must not be in both RetryOn and DoNotRetryOn",
        "'{0}' is in both RetryOn and DoNotRetryOn of job '{1}'; take it out of one of them");

    public static readonly DiagnosticDescriptor OnDeadMustNameAHandler = Error(
        "TJ4034", ReliabilityCategory,
        "OnDead must name a job of the class that takes a DeadLetter",
        "OnDead of job '{0}' is '{1}', which {2}; name another job of the same class whose payload is one DeadLetter, with nameof");

    public static readonly DiagnosticDescriptor DeadLetterHandlerMustTakeOne = Error(
        "TJ4035", ReliabilityCategory,
        "A handler of dead letters must be a job that takes one",
        "'{0}' is marked [DeadLetterHandler] but {1}; write a [Job] whose payload is one DeadLetter");

    public static readonly DiagnosticDescriptor DeadLetterHandlerMustBeTheOnly = Error(
        "TJ4036", ReliabilityCategory,
        "A program must have one handler of dead letters",
        "'{0}' is marked [DeadLetterHandler], and so is '{1}', but a program has one; name it in the OnDead of the jobs that it is for instead",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor OnceResultMustBeKept = Error(
        "TJ4037", ReliabilityCategory,
        "The result of an effect that runs once must be one that can be kept",
        "'OnceAsync' cannot keep a '{0}' for the next attempt, and throws; let the effect return a string, number, date, Guid or bytes, or nothing"
        + " ('async token => {{ await …; }}'), or pass the JsonTypeInfo of '{0}'");

    public static readonly DiagnosticDescriptor QueueShouldBeServed = Warning(
        "TJ4038", ReliabilityCategory,
        "The queue of a job should be one that a worker of the program serves",
        "Queue '{0}' of job '{1}' is likely served by no worker, since those of this program list {2}{3}",
        WellKnownDiagnosticTags.CompilationEnd);
}
