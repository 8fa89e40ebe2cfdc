namespace TypedJobs.Worker;

/// <summary>How many jobs to hold beyond those that run: what the worker gets through in a moment, by the measured length of its jobs. Pure.</summary>
internal static class Prefetch
{
    // What a worker holds, no other can run: little enough that a burst spreads, enough to cover many round trips.
    private static readonly TimeSpan Horizon = TimeSpan.FromMilliseconds(20);

    // A new measure counts for a sixteenth: some fifty jobs move the mean to a new regime.
    private const double Weight = 1.0 / 16;

    /// <summary>Jobs to hold beyond <paramref name="concurrency"/>.</summary>
    /// <param name="meanSeconds">The mean length of a job; 0 when none has ended yet.</param>
    /// <param name="concurrency">How many run at once.</param>
    /// <param name="max">The upper bound.</param>
    public static int Extra(double meanSeconds, int concurrency, int max)
        => meanSeconds <= 0 ? 0 : (int)Math.Min(Horizon.TotalSeconds / meanSeconds * concurrency, max);

    /// <summary>The mean after one more job.</summary>
    public static double Mean(double meanSeconds, double jobSeconds)
        => meanSeconds <= 0 ? jobSeconds : meanSeconds + ((jobSeconds - meanSeconds) * Weight);
}
