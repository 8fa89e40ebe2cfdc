namespace TypedJobs;

/// <summary>Some of the dead jobs of a queue.</summary>
/// <param name="Items">The jobs, the last to die first.</param>
/// <param name="Total">How many are dead on the queue in all, whatever the filter.</param>
/// <param name="Next">What to ask for the next page with; null after the last.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, long Total, string? Next);
