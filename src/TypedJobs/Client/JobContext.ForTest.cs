namespace TypedJobs;

public sealed partial class JobContext
{
    /// <summary>Makes a context to call a job with in a unit test: no Redis, no worker.</summary>
    /// <param name="attempt">Which attempt it is; the first is 1. Default: the first, or the one after <paramref name="previous"/>.</param>
    /// <param name="job">The job, for <see cref="Name"/>, <see cref="Queue"/> and <see cref="MaxAttempts"/>: <c>Jobs.SendEmail</c>. Default: a job called
    /// <c>test</c> with the library's defaults.</param>
    /// <param name="id">The job's id. Default: a new one, or that of <paramref name="previous"/>.</param>
    /// <param name="maxAttempts">How many attempts the job has in all. Default: as <paramref name="job"/> says.</param>
    /// <param name="lastFailure">What the attempt before this one threw. Default: of an attempt after the first, a stand-in, since every one of them follows a failure.</param>
    /// <param name="previous">The context of the attempt before: this one has its id, its failures, and what its <c>OnceAsync</c> came to.</param>
    /// <param name="services">What <see cref="Services"/> is. Default: no services.</param>
    /// <param name="cancellationToken">What <see cref="CancellationToken"/> is: cancel it to see what the job does when it is told to stop.</param>
    /// <returns>A context. <c>OnceAsync</c> keeps in memory; <see cref="Retry"/> and <see cref="Fail"/> make the exceptions that a worker would act on.</returns>
    /// <example><code>
    /// var job = JobContext.ForTest(attempt: 3, lastFailure: new TimeoutException());
    /// await Assert.ThrowsAsync&lt;JobRetryException&gt;(() => CardJobs.Charge(orderId, payments, job, CancellationToken.None));
    /// </code></example>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> or <paramref name="maxAttempts"/> is less than 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="previous"/> is not from this method.</exception>
    public static JobContext ForTest(
        int? attempt = null,
        JobDefinition? job = null,
        JobId id = default,
        int? maxAttempts = null,
        Exception? lastFailure = null,
        JobContext? previous = null,
        IServiceProvider? services = null,
        CancellationToken cancellationToken = default)
        => new(TestAttempt.Create(attempt, job?.Descriptor, id, maxAttempts, lastFailure, previous?._attempt, services, cancellationToken));
}
