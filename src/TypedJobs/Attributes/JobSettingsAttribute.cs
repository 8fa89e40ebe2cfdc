namespace TypedJobs;

/// <summary>The settings that a job can have itself, by <see cref="JobAttribute"/>, or from its class or assembly, by <see cref="JobDefaultsAttribute"/>.</summary>
/// <remarks>What a job says itself wins over its class, its class over a class around that, and that over the assembly; what nobody says has the default
/// that is named here. The compiler checks every value: a job with one that cannot be does not compile.</remarks>
public abstract class JobSettingsAttribute : Attribute
{
    private protected JobSettingsAttribute()
    {
    }

    /// <summary>The queue that the job goes to unless the call says otherwise.</summary>
    /// <value>Default <c>default</c>. 1 to 100 characters of ASCII letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</value>
    public string Queue { get; set; } = JobSettingDefaults.Queue;

    /// <summary>How often the job is tried before it is dead, the first run included.</summary>
    /// <value>Default 10. From 1 (never retried) to 1,000.</value>
    public int MaxAttempts { get; set; } = JobSettingDefaults.MaxAttempts;

    /// <summary>How the wait between attempts grows.</summary>
    /// <value>Default <see cref="BackoffKind.Exponential"/>.</value>
    public BackoffKind Backoff { get; set; } = JobSettingDefaults.Backoff;

    /// <summary>The first wait before jitter, as a duration: <c>"500ms"</c>, <c>"10s"</c>, <c>"1h30m"</c>.</summary>
    /// <value>Default <c>5s</c>. From <c>1ms</c> to <c>30d</c>, and not longer than <see cref="MaxDelay"/>.</value>
    public string BaseDelay { get; set; } = JobSettingDefaults.BaseDelay;

    /// <summary>No wait is longer, as a duration.</summary>
    /// <value>Default <c>30m</c>. From <see cref="BaseDelay"/> to <c>30d</c>.</value>
    public string MaxDelay { get; set; } = JobSettingDefaults.MaxDelay;

    /// <summary>The share of a wait that is drawn at random, so that jobs that failed together do not come back together.</summary>
    /// <value>Default 0.5: a wait is between half of the backoff and all of it. From 0 (none) to 1 (all of it is drawn).</value>
    public double Jitter { get; set; } = JobSettingDefaults.Jitter;

    /// <summary>Only these exceptions, and those derived from them, are worth another attempt; all others send the job to dead at once.</summary>
    /// <value>Default empty: all are.</value>
    public Type[] RetryOn { get; set; } = [];

    /// <summary>These exceptions, and those derived from them, send the job to dead at once. Wins over <see cref="RetryOn"/> where it names the more derived type.</summary>
    /// <value>Default empty.</value>
    public Type[] DoNotRetryOn { get; set; } = [];

    /// <summary>The soft time limit of an attempt, as a duration: then its <see cref="CancellationToken"/> is cancelled, it may clean up, and it counts as
    /// failed with a <see cref="JobTimeoutException"/>.</summary>
    /// <value>Default none. From <c>100ms</c> to <c>30d</c>; kept to about a tenth of a second.</value>
    public string? Timeout { get; set; }

    /// <summary>The hard time limit of an attempt, as a duration: then it counts as failed although it has not ended. In a child worker
    /// (<c>--processes</c>) its process is ended and the other jobs of that process are handed back; without children it is abandoned, and its late result refused.</summary>
    /// <value>Default none. Longer than <see cref="Timeout"/>; to <c>30d</c>.</value>
    public string? HardTimeout { get; set; }

    /// <summary>Whether a job whose worker dies in an attempt runs again (at least once) or is dead (at most once).</summary>
    /// <value>Default <see cref="AckMode.Late"/>.</value>
    public AckMode Ack { get; set; } = JobSettingDefaults.Ack;

    /// <summary>How long the outcome of a job that returns a value is kept, as a duration.</summary>
    /// <value>Default <c>1h</c>. From <c>1s</c> to <c>30d</c>.</value>
    public string ResultTtl { get; set; } = JobSettingDefaults.ResultTtl;
}
