using System.Collections.Immutable;

namespace TypedJobs.Generators.Contract;

/// <summary>Every setting of <c>[Job]</c> and <c>[JobDefaults]</c>. Parser, check, generated code, defaults and the page of settings read this table.</summary>
/// <remarks>A new setting is a row here, a property of <c>JobSettingsAttribute</c> (or <c>JobAttribute</c>), one of its target, and its use. Tests compare
/// the table with the attributes, the defaults of the library and the page.</remarks>
internal static class JobSettingTable
{
    private const string Longest = "30d";

    public static readonly JobSetting Queue = new(
        "Queue", SettingKind.QueueName, SettingTarget.Descriptor, "default", "1 to 100 ASCII letters, digits, `.`, `-` or `_`",
        "The queue that the job goes to unless the call says otherwise");

    public static readonly JobSetting MaxAttempts = new JobSetting(
        "MaxAttempts", SettingKind.Number, SettingTarget.Retry, 10, "1 (never retried) to 1,000",
        "How often the job is tried before it is dead, the first run included").From(1, 1_000);

    public static readonly JobSetting Backoff = new(
        "Backoff", SettingKind.Choice, SettingTarget.Retry, "BackoffKind.Exponential", "`Exponential`, `Linear` or `Fixed`",
        "How the wait between attempts grows");

    public static readonly JobSetting BaseDelay = Duration(
        "BaseDelay", SettingTarget.Retry, "5s", "1ms", "The first wait, before jitter; not longer than `MaxDelay`");

    public static readonly JobSetting MaxDelay = Duration(
        "MaxDelay", SettingTarget.Retry, "30m", "1ms", "No wait is longer");

    public static readonly JobSetting Jitter = new(
        "Jitter", SettingKind.Share, SettingTarget.Retry, 0.5, "0 (none of the wait is drawn at random) to 1 (all of it)",
        "The share of a wait that is drawn at random, so that jobs that failed together do not come back together");

    public static readonly JobSetting RetryOn = new(
        "RetryOn", SettingKind.Exceptions, SettingTarget.Own, null, "exception types",
        "Only these exceptions, and those derived from them, are worth another attempt; all others send the job to dead at once");

    public static readonly JobSetting DoNotRetryOn = new(
        "DoNotRetryOn", SettingKind.Exceptions, SettingTarget.Own, null, "exception types",
        "These exceptions, and those derived from them, send the job to dead at once; of two rules that fit, the more derived type wins");

    public static readonly JobSetting Timeout = Duration(
        "Timeout", SettingTarget.Descriptor, null, "100ms", "The soft limit of an attempt: its CancellationToken is cancelled, and it counts as failed");

    public static readonly JobSetting HardTimeout = Duration(
        "HardTimeout", SettingTarget.Descriptor, null, "100ms",
        "The hard limit of an attempt, longer than `Timeout`: it counts as failed although it has not ended; a child worker process is ended");

    public static readonly JobSetting Ack = new(
        "Ack", SettingKind.Choice, SettingTarget.Descriptor, "AckMode.Late", "`Late` (at least once) or `Early` (at most once)",
        "Whether a job whose worker dies in an attempt runs again");

    public static readonly JobSetting ResultTtl = Duration(
        "ResultTtl", SettingTarget.DescriptorWithResult, "1h", "1s", "How long the outcome of a job that returns a value is kept");

    public static readonly JobSetting OnDead = new JobSetting(
        "OnDead", SettingKind.JobOfTheClass, SettingTarget.Own, null, "the `nameof` of a job of the class that takes one `DeadLetter`",
        "The job that is enqueued when this one dies").OfOneJob();

    public static readonly JobSetting FacadeName = new JobSetting(
        "FacadeName", SettingKind.Identifier, SettingTarget.Own, null, "a C# identifier",
        "The name of the entry in `Jobs`; without it the method's name without `Async`").OfOneJob();

    /// <summary>All of them, in the order of the page.</summary>
    public static readonly ImmutableArray<JobSetting> All =
    [
        Queue, MaxAttempts, Backoff, BaseDelay, MaxDelay, Jitter, RetryOn, DoNotRetryOn, Timeout, HardTimeout, Ack, ResultTtl, OnDead, FacadeName,
    ];

    private static JobSetting Duration(string name, SettingTarget target, string? absent, string least, string meaning)
        => new JobSetting(name, SettingKind.Duration, target, absent, $"\"{least}\" to \"{Longest}\"", meaning).From(least, Longest);
}
