namespace TypedJobs.Storage;

/// <summary>What a repair is to know that a store does not: what bodies and failures are.</summary>
/// <param name="FailureOf">The failure to keep beside a job whose body this is and cannot be a job's; empty if it can.</param>
/// <param name="LostFailure">The failure to keep beside a dead job that has none.</param>
/// <param name="BetweenLooks">How long to wait before a second look at what may only be on its way: longer than any call is under way.</param>
internal sealed record RepairOrder(Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> FailureOf, ReadOnlyMemory<byte> LostFailure, TimeSpan BetweenLooks);

/// <summary>What a repair came to.</summary>
/// <param name="Mended">How many faults were mended.</param>
/// <param name="Kinds">A sentence for each kind, with its count.</param>
/// <param name="Details">A sentence for each of the first faults.</param>
/// <param name="IsComplete">True if the last round found nothing more.</param>
internal sealed record StoreRepair(int Mended, IReadOnlyList<string> Kinds, IReadOnlyList<string> Details, bool IsComplete);
