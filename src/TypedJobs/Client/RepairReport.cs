namespace TypedJobs;

/// <summary>What <see cref="JobInspector.RepairAsync"/> has mended.</summary>
public sealed class RepairReport
{
    internal RepairReport(int mended, IReadOnlyList<string> summary, IReadOnlyList<string> details, bool isComplete)
    {
        Mended = mended;
        Summary = summary;
        Details = details;
        IsComplete = isComplete;
    }

    /// <summary>How many faults were mended; 0 if there were none.</summary>
    public int Mended { get; }

    /// <summary>A sentence for each kind of fault, with how many there were; the commonest first.</summary>
    public IReadOnlyList<string> Summary { get; }

    /// <summary>A sentence for each of the first 1,000 faults: the job, key or entry, and what was done with it. New names of keys that were put aside are here.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <summary>True if a last look found nothing wrong. False if somebody goes on writing to the queue's keys: find out who, and repair again.</summary>
    public bool IsComplete { get; }

    /// <summary>The summary, a line for each kind.</summary>
    public override string ToString() => Mended == 0 ? "Nothing to mend." : string.Join(Environment.NewLine, Summary);
}
