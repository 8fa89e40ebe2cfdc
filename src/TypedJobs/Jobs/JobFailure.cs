namespace TypedJobs;

/// <summary>Why an attempt failed, cut to lengths that a queue can afford.</summary>
/// <param name="Type">Full name of the exception's type, at most 500 characters.</param>
/// <param name="Message">At most <see cref="MaxMessageLength"/> characters and 4,000 bytes as UTF-8.</param>
/// <param name="StackTrace">At most <see cref="MaxStackTraceLength"/> characters and 16,000 bytes as UTF-8; null where nothing was thrown.</param>
/// <param name="Attempt">The attempt that failed; the first is 1.</param>
/// <param name="At">When, by the worker's clock.</param>
public sealed record JobFailure(string Type, string Message, string? StackTrace, int Attempt, DateTimeOffset At)
{
    /// <summary>Characters kept of a message.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>Characters kept of a stack trace.</summary>
    public const int MaxStackTraceLength = 8_000;

    private const int MaxTypeLength = 500;
    private const int MaxTypeBytes = 1_000;
    private const int MaxMessageBytes = 4_000;
    private const int MaxStackTraceBytes = 16_000;

    /// <summary>Records an exception. Whatever its members do: a text that cannot be read is replaced by one that says so.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="attempt">The attempt that failed; the first is 1.</param>
    /// <param name="at">When.</param>
    public static JobFailure From(Exception exception, int attempt, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new JobFailure(
            TextLimit.Cut(ExceptionText.TypeOf(exception), MaxTypeLength, MaxTypeBytes),
            TextLimit.Cut(ExceptionText.MessageOf(exception), MaxMessageLength, MaxMessageBytes),
            ExceptionText.Of(exception, MaxStackTraceLength) is { } text ? TextLimit.Cut(text, MaxStackTraceLength, MaxStackTraceBytes) : null,
            attempt,
            at);
    }
}
