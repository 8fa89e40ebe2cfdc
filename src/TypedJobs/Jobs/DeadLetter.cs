namespace TypedJobs;

/// <summary>A job that died, as its handler gets it and as it is shown.</summary>
public sealed record DeadLetter
{
    /// <summary>The dead job's id; with it the job can be requeued or purged.</summary>
    public required JobId Id { get; init; }

    /// <summary>Its wire name; empty if its envelope could not be read.</summary>
    public required string Name { get; init; }

    /// <summary>The queue the job died on.</summary>
    public required string Queue { get; init; }

    /// <summary>Its arguments as JSON; null if they cannot be read.</summary>
    /// <value>Where this program has the job, an object by parameter name, <c>{"orderId":"0198…","at":"2026-01-31"}</c>: Guids, dates, numbers and enums as they
    /// are written, and a type of the program's own as it is stored. Elsewhere an array in parameter order, all of it as it is stored: a Guid is Base64 there.</value>
    public required string? Arguments { get; init; }

    /// <summary>Why its last attempt failed, with the stack.</summary>
    public required JobFailure Failure { get; init; }

    /// <summary>Every failed attempt in short, the oldest first, the newest twenty.</summary>
    public required IReadOnlyList<JobFailure> Attempts { get; init; }

    /// <summary>When it died.</summary>
    public required DateTimeOffset DiedAt { get; init; }
}
