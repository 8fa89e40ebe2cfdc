using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Which dead jobs are meant. What is not set does not narrow; all that is set must hold.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>The job's wire name.</summary>
    /// <value>Default null: any. Compared exactly; the empty string means jobs whose envelope cannot be read.</value>
    public string? Name { get; init; }

    /// <summary>The type of the exception that the job died of, as a full name (<c>System.TimeoutException</c>) or without its namespace.</summary>
    /// <value>Default null: any. Compared exactly; a derived type is another type.</value>
    public string? ErrorType { get; init; }

    /// <summary>Only jobs that died at least this long ago, by the clock of Redis.</summary>
    /// <value>Default null: any.</value>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Only jobs that died less than this long ago, by the clock of Redis.</summary>
    /// <value>Default null: any.</value>
    public TimeSpan? NewerThan { get; init; }

    /// <summary>Decides from the first bytes of body and failure.</summary>
    internal bool Matches(in DeadJob job, long nowUnixMs)
    {
        var age = nowUnixMs - job.Key.DiedAtUnixMs;
        return age >= (OlderThan?.TotalMilliseconds ?? double.MinValue)
            && age < (NewerThan?.TotalMilliseconds ?? double.MaxValue)
            && (Name is null || Name == (JobEnvelope.ReadName(job.Body) ?? ""))
            && (ErrorType is null || IsType(FailureCodec.ReadType(job.Failure), ErrorType));
    }

    private static bool IsType(string? type, string wanted)
        => type is not null
            && type.EndsWith(wanted, StringComparison.Ordinal)
            && (type.Length == wanted.Length || type[^(wanted.Length + 1)] is '.' or '+');
}
