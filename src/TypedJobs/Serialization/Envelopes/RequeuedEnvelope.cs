namespace TypedJobs.Serialization;

/// <summary>The envelope of a dead job that is to run again: its first attempt comes next, and what it died of joins its history.</summary>
internal static class RequeuedEnvelope
{
    /// <summary>Rewrites an envelope.</summary>
    /// <param name="body">What is stored of the job.</param>
    /// <param name="failure">What it died of.</param>
    /// <returns>The new envelope; empty if <paramref name="body"/> cannot be read, and so not be rewritten.</returns>
    public static ReadOnlyMemory<byte> From(ReadOnlyMemory<byte> body, JobFailure failure)
    {
        try
        {
            var envelope = JobEnvelope.Parse(body);
            // A job that no worker knew gets its whole time again; and whoever requeues a job asks for another attempt, even of one that runs at most once.
            var options = envelope.Options.Without(EnvelopeKey.ParkedSince).Without(EnvelopeKey.Began);
            // What died of a crash, or was never begun, has no attempt of its own in its history.
            if (FailureHistory.Of(options) is not [.., var last] || last != failure with { StackTrace = null })
            {
                options = FailureHistory.Add(options, failure);
            }

            return envelope.Rewrite(attempt: 1, options);
        }
        catch (JobFormatException)
        {
            return default;
        }
    }
}
