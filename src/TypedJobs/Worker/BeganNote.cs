using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>In the envelope of a job that runs at most once: when its only attempt began. Unix ms.</summary>
internal static class BeganNote
{
    /// <summary>True if an attempt has begun. That there is a note says so, whatever is in it.</summary>
    public static bool IsIn(EnvelopeOptions options) => !options.Find(EnvelopeKey.Began).IsEmpty;

    /// <summary>Notes that the attempt begins.</summary>
    public static EnvelopeOptions Write(EnvelopeOptions options, DateTimeOffset now) => options.With(EnvelopeKey.Began, UnixMs.Encode(now));
}
