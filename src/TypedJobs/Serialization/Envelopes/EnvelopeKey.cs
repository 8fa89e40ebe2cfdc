namespace TypedJobs.Serialization;

/// <summary>The options that an envelope may have, by the number they are stored under. A number is never given to another option.</summary>
/// <remarks>What an option's value is, its feature says: each has a class of its own with what reads and what writes it.</remarks>
internal enum EnvelopeKey
{
    /// <summary>Failed attempts in short: <see cref="FailureHistory"/>.</summary>
    Failures = 1,

    /// <summary>When a worker first gave the job back because it has no such job: <c>Parking</c>.</summary>
    ParkedSince = 2,

    /// <summary>When the only attempt of a job that runs at most once began: <c>BeganNote</c>.</summary>
    Began = 3,
}
