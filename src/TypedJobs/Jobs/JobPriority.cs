namespace TypedJobs;

/// <summary>Which of a queue's three lists a job waits in: all of a higher one are taken before any of a lower one.</summary>
public enum JobPriority
{
    /// <summary>Taken after all others.</summary>
    Low = 0,

    /// <summary>The default.</summary>
    Normal = 1,

    /// <summary>Taken before all others.</summary>
    High = 2,
}
