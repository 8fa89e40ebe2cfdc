using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>What <c>lease.lua</c> is called with: the session's head, then a <see cref="SettlementSection"/> for each kind of end that the batch has.</summary>
internal static class LeaseArguments
{
    private const int Head = 7;

    public static RedisValue[] Write(string prefix, QueueAddress queue, WorkerSession session, in LeaseRequest request)
    {
        var settlements = request.Settlements.Span;
        Span<int> counts = stackalloc int[SettlementSection.All.Length];
        var length = Head;
        var ids = 0;
        foreach (ref readonly var settlement in settlements)
        {
            counts[SettlementSection.PositionOf(settlement.Kind)]++;
            counts[SettlementSection.OutcomePosition] += settlement.Outcome.IsEmpty ? 0 : 1;
            counts[SettlementSection.FollowUpPosition] += settlement.FollowUp is null ? 0 : 1;
        }

        foreach (var section in SettlementSection.All)
        {
            length += section.Length(counts[section.Position]);
            ids += counts[section.Position];
        }

        var arguments = new RedisValue[length];
        arguments[0] = prefix;
        arguments[1] = session.Name;
        arguments[2] = session.LeaseMs;
        arguments[3] = request.Take;
        arguments[4] = request.Held;
        arguments[5] = request.MaxBytes;
        arguments[6] = (int)request.Suspects;
        if (ids > 0)
        {
            WriteSections(arguments, new byte[ids * JobId.Size], counts, queue, settlements);
        }

        return arguments;
    }

    private static void WriteSections(
        RedisValue[] arguments, byte[] ids, ReadOnlySpan<int> counts, QueueAddress queue, ReadOnlySpan<Settlement> settlements)
    {
        var (next, nextId) = (Head, 0);
        foreach (var section in SettlementSection.All)
        {
            var count = counts[section.Position];
            if (count > 0)
            {
                section.Write(arguments.AsSpan(next, section.Length(count)), ids.AsMemory(nextId, count * JobId.Size), queue, settlements);
                next += section.Length(count);
                nextId += count * JobId.Size;
            }
        }
    }
}
