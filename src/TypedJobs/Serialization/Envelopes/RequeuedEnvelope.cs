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
            var options = EnvelopeOptions.Read(envelope.Options);
            // What died of a crash, or was never begun, has no attempt of its own in its history.
            if (options.Failures is not [.., var last] || last != failure with { StackTrace = null })
            {
                options.Add(failure);
            }

            // A job that no worker knew gets its whole time again.
            options.ParkedSinceUnixMs = null;
            // Whoever requeues it asks for another attempt, even of a job that is run at most once.
            options.BeganUnixMs = null;
            return JobEnvelope.Write(envelope.Utf8Name.Span, attempt: 1, options.ToBytes(), envelope.Arguments.Span);
        }
        catch (JobFormatException)
        {
            return default;
        }
    }
}
