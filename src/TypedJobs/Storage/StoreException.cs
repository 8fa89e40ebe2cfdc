namespace TypedJobs.Storage;

/// <summary>The store did not do what it was asked: it cannot be reached, did not answer in time, or refused.</summary>
internal sealed class StoreException : Exception
{
    public StoreException(string message, StoreFailure failure, Exception? innerException = null)
        : base(message, innerException)
        => Failure = failure;

    /// <summary>What the caller may conclude.</summary>
    public StoreFailure Failure { get; }

    /// <summary>True unless it is certain that nothing was changed.</summary>
    public bool MayBeApplied => Failure is StoreFailure.Unanswered or StoreFailure.Failed;
}

/// <summary>What is known of a call that failed.</summary>
internal enum StoreFailure
{
    /// <summary>It never left: nothing was changed; trying again is safe.</summary>
    NotSent,

    /// <summary>It was sent and no answer came: it may have been done.</summary>
    Unanswered,

    /// <summary>The store began it and failed: some of it may have been done, and the same call will fail again.</summary>
    Failed,

    /// <summary>The store refused it (out of memory, no permission, read-only replica): nothing was changed, and trying again at once will not help.</summary>
    Refused,
}
