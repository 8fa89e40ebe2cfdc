using System.Runtime.CompilerServices;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>Jobs of the micro benchmarks; they can be called directly, to compare.</summary>
public static partial class MicroJobs
{
    /// <summary>The sum of what was passed, so that no call can be left out.</summary>
    public static long Total { get; private set; }

    // Inlined into an empty benchmark it would take no time that can be measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [Job("micro.scalars")]
    internal static void TakeScalars(string to, string subject, int number) => Total += to.Length + subject.Length + number;

    [Job("micro.order")]
    internal static void TakeOrder(MicroOrder order) => Total += order.Lines.Count;
}

public sealed record MicroOrder(Guid Id, string Customer, DateTimeOffset At, IReadOnlyList<MicroLine> Lines, Dictionary<string, string> Notes);

public sealed record MicroLine(string Article, int Count, decimal Price);
