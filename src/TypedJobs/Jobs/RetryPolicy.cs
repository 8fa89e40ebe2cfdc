namespace TypedJobs;

/// <summary>How the wait between attempts grows.</summary>
public enum BackoffKind
{
    /// <summary>Doubles: base, 2 × base, 4 × base, up to the cap.</summary>
    Exponential,

    /// <summary>Grows by the base: base, 2 × base, 3 × base, up to the cap.</summary>
    Linear,

    /// <summary>Always the base.</summary>
    Fixed,
}

/// <summary>From the number of a failed attempt to the wait before the next one. Pure: no clock, no state.</summary>
/// <remarks>With the defaults a job that keeps failing is dead after 21 to 43 minutes: longer than a deployment or a restart of what it depends on takes.
/// A random share of each wait keeps jobs that failed together from coming back together:
/// <see href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/"/>.</remarks>
public sealed record RetryPolicy
{
    /// <summary>10 attempts; exponential from 5 s, capped at 30 min; each wait between half of the backoff and all of it.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>Attempts in all, the first included. Default 10; from 1 to 1,000.</summary>
    public int MaxAttempts { get; init; } = JobSettingDefaults.MaxAttempts;

    /// <summary>How the wait grows. Default exponential.</summary>
    public BackoffKind Backoff { get; init; } = JobSettingDefaults.Backoff;

    /// <summary>The first wait before jitter. Default 5 s.</summary>
    public TimeSpan BaseDelay { get; init; } = JobSettingDefaults.BaseDelayTime;

    /// <summary>No wait is longer. Default 30 min.</summary>
    public TimeSpan MaxDelay { get; init; } = JobSettingDefaults.MaxDelayTime;

    /// <summary>The share of the wait that is drawn at random: 0 none, 1 all of it. Default 0.5.</summary>
    public double Jitter { get; init; } = JobSettingDefaults.Jitter;

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="attempt">The attempt that failed; the first is 1.</param>
    /// <param name="random">Draws the jitter.</param>
    /// <returns>Between <c>(1 - Jitter)</c> times the backoff and all of it, to the millisecond.</returns>
    public TimeSpan DelayAfter(int attempt, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentNullException.ThrowIfNull(random);
        var factor = Backoff switch
        {
            BackoffKind.Exponential => Math.Pow(2, attempt - 1),
            BackoffKind.Linear => attempt,
            _ => 1,
        };
        var wait = Math.Min(BaseDelay.TotalMilliseconds * factor, MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Round(wait * (1 - (Jitter * random.NextDouble()))));
    }
}
