namespace TypedJobs;

/// <summary>What holds for a job that nobody says otherwise of: for the attributes, the descriptor and the retry policy, spelled once.</summary>
/// <remarks>The generator has a table of its own, which a test compares with these.</remarks>
internal static class JobSettingDefaults
{
    public const string Queue = "default";

    public const int MaxAttempts = 10;

    public const BackoffKind Backoff = BackoffKind.Exponential;

    public const string BaseDelay = "5s";

    public const string MaxDelay = "30m";

    public const double Jitter = 0.5;

    public const AckMode Ack = AckMode.Late;

    public const string ResultTtl = "1h";

    public static readonly TimeSpan BaseDelayTime = TimeOf(BaseDelay);

    public static readonly TimeSpan MaxDelayTime = TimeOf(MaxDelay);

    public static readonly TimeSpan ResultTtlTime = TimeOf(ResultTtl);

    private static TimeSpan TimeOf(string text)
        => Duration.TryParse(text, out var time) ? time : throw new FormatException($"'{text}' is no duration.");
}
