namespace TypedJobs;

/// <summary>Why an attempt failed, cut to lengths that a queue can afford.</summary>
/// <param name="Type">Full name of the exception's type.</param>
/// <param name="Message">At most <see cref="MaxMessageLength"/> characters.</param>
/// <param name="StackTrace">At most <see cref="MaxStackTraceLength"/> characters; null where nothing was thrown.</param>
/// <param name="Attempt">The attempt that failed; the first is 1.</param>
/// <param name="At">When, by the worker's clock.</param>
public sealed record JobFailure(string Type, string Message, string? StackTrace, int Attempt, DateTimeOffset At)
{
    /// <summary>Characters kept of a message.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>Characters kept of a stack trace.</summary>
    public const int MaxStackTraceLength = 8_000;

    /// <summary>Records an exception.</summary>
    public static JobFailure From(Exception exception, int attempt, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new JobFailure(
            exception.GetType().FullName ?? exception.GetType().Name,
            Cut(exception.Message, MaxMessageLength),
            exception.StackTrace is null ? null : Cut(exception.ToString(), MaxStackTraceLength),
            attempt,
            at);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
