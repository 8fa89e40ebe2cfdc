using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>In a job's envelope: when a worker first gave the job back because it has no such job. Unix ms.</summary>
internal static class Parking
{
    /// <summary>When that was; null if no worker has. A note that cannot be read, or that is of a later time than now, counts as none: the job's time
    /// begins anew, and ends.</summary>
    public static DateTimeOffset? SinceOf(EnvelopeOptions options, DateTimeOffset now)
        => UnixMs.Decode(options.Find(EnvelopeKey.ParkedSince)) is { } since && since <= now ? since : null;

    /// <summary>Notes it.</summary>
    public static EnvelopeOptions Begin(EnvelopeOptions options, DateTimeOffset now) => options.With(EnvelopeKey.ParkedSince, UnixMs.Encode(now));
}
