namespace TypedJobs.Chaos.Faults;

/// <summary>A fault that is to strike.</summary>
/// <param name="At">Since the faults began.</param>
/// <param name="Kind">What.</param>
/// <param name="Slot">Which worker, where it is about one.</param>
/// <param name="Strength">From 0 to 1: how long, how many, how far off.</param>
internal sealed record Fault(TimeSpan At, FaultKind Kind, int Slot, double Strength);

/// <summary>The list of faults of a seed: every kind comes before one comes again.</summary>
internal static class FaultPlan
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan MoreGap = TimeSpan.FromMilliseconds(2_400);

    public static List<Fault> Create(int seed, TimeSpan time, IReadOnlyList<FaultKind> kinds, int slots)
    {
        var random = new Random(seed);
        var plan = new List<Fault>();
        var deck = new Queue<FaultKind>();
        for (var at = First; at < time; at += ShortestGap + (MoreGap * random.NextDouble()))
        {
            if (deck.Count == 0)
            {
                var shuffled = kinds.ToArray();
                random.Shuffle(shuffled);
                deck = new Queue<FaultKind>(shuffled);
            }

            plan.Add(new Fault(at, deck.Dequeue(), random.Next(slots), random.NextDouble()));
        }

        return plan;
    }
}
