namespace TypedJobs;

/// <summary>Makes a static method of a partial class a job: the generator writes its entry in <c>Jobs</c>, its codec and its invoker.</summary>
/// <remarks>
/// The method may be private, so that enqueueing is the only way in. It returns <c>void</c>, <c>T</c>, <c>Task</c>, <c>Task&lt;T&gt;</c>,
/// <c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>. Parameters marked <see cref="FromServicesAttribute"/> (or
/// <c>[FromKeyedServices]</c>), one <see cref="JobContext"/> and one <see cref="CancellationToken"/> are supplied by the worker; all others are the payload.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JobAttribute : Attribute
{
    /// <summary>Declares a job whose wire name is derived from its class and method: <c>EmailJobs.SendEmail</c>.</summary>
    public JobAttribute()
    {
    }

    /// <summary>Declares a job with a wire name of its own, which survives renames in code.</summary>
    /// <param name="name">1 to 200 characters of letters, digits, <c>.</c>, <c>-</c>, <c>_</c>; unique among the jobs of a worker.</param>
    public JobAttribute(string name) => Name = name;

    /// <summary>The name under which the job is stored. Default: class and method, <c>EmailJobs.SendEmail</c>.</summary>
    public string? Name { get; }

    /// <summary>The queue that the job goes to unless the call says otherwise.</summary>
    /// <value>Default <c>default</c>. 1 to 100 characters of letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</value>
    public string Queue { get; set; } = "default";

    /// <summary>How often the job is tried before it is dead, the first run included.</summary>
    /// <value>Default 5. From 1 (never retried) to 1,000.</value>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The name of the entry in <c>Jobs</c>. Default: the method's name without <c>Async</c>.</summary>
    public string? FacadeName { get; set; }

    /// <summary>How long the outcome of a job that returns a value is kept, as a duration: <c>"10m"</c>, <c>"1h30m"</c>.</summary>
    /// <value>Default <c>1h</c>. From <c>1s</c> to <c>30d</c>.</value>
    public string ResultTtl { get; set; } = "1h";

    /// <summary>How the wait between attempts grows.</summary>
    /// <value>Default exponential.</value>
    public BackoffKind Backoff { get; set; }

    /// <summary>The first wait before jitter, as a duration.</summary>
    /// <value>Default <c>1s</c>. From <c>1ms</c> to <c>30d</c>.</value>
    public string BaseDelay { get; set; } = "1s";

    /// <summary>No wait is longer, as a duration.</summary>
    /// <value>Default <c>10m</c>. From <see cref="BaseDelay"/> to <c>30d</c>.</value>
    public string MaxDelay { get; set; } = "10m";

    /// <summary>The share of the wait that is drawn at random, so that jobs that failed together do not come back together.</summary>
    /// <value>Default 1: full jitter. From 0 (none) to 1.</value>
    public double Jitter { get; set; } = 1;

    /// <summary>Only these exceptions, and those derived from them, are worth another attempt; all others send the job to dead at once.</summary>
    /// <value>Default empty: all are.</value>
    public Type[] RetryOn { get; set; } = [];

    /// <summary>These exceptions, and those derived from them, send the job to dead at once. Wins over <see cref="RetryOn"/> where it names the more derived type.</summary>
    /// <value>Default empty.</value>
    public Type[] DoNotRetryOn { get; set; } = [];

    /// <summary>The soft time limit of an attempt, as a duration: then its CancellationToken is cancelled, it may clean up, and it counts as failed with a
    /// <see cref="JobTimeoutException"/>.</summary>
    /// <value>Default none. From <c>100ms</c> to <c>30d</c>; kept to about a tenth of a second.</value>
    public string? Timeout { get; set; }

    /// <summary>The hard time limit of an attempt, as a duration: then it counts as failed although it has not ended. In a child worker
    /// (<c>--processes</c>) its process is ended and the other jobs of that process are handed back; without children it is abandoned, and its late result refused.</summary>
    /// <value>Default none. Longer than <see cref="Timeout"/>; to <c>30d</c>.</value>
    public string? HardTimeout { get; set; }

    /// <summary>Whether a job whose worker dies in an attempt runs again (at least once) or is dead (at most once).</summary>
    /// <value>Default <see cref="AckMode.Late"/>.</value>
    public AckMode Ack { get; set; }

    /// <summary>A job of the same class that is enqueued when this one dies: <c>OnDead = nameof(Alert)</c>. It takes one <see cref="DeadLetter"/>.</summary>
    /// <value>Default none.</value>
    public string? OnDead { get; set; }
}
