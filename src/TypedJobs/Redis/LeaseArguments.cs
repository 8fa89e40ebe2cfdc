using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>What <c>lease.lua</c> is called with: ids of each kind in one string a kind, then the values that go with them.</summary>
internal static class LeaseArguments
{
    private const int Head = 10;

    /// <summary>The kinds as the script takes them; those with an outcome come again as the fifth.</summary>
    private const int Kinds = 5;

    private const int WithOutcome = 4;

    public static RedisValue[] Write(string prefix, WorkerSession session, LeaseRequest request)
    {
        var settlements = request.Settlements.Span;
        Span<int> counts = stackalloc int[Kinds];
        foreach (ref readonly var settlement in settlements)
        {
            counts[PositionOf(settlement.Kind)]++;
            counts[WithOutcome] += settlement.Outcome.IsEmpty ? 0 : 1;
        }

        var arguments = new RedisValue[Head + (counts[1] * 2) + counts[2] + counts[3] + (counts[WithOutcome] * 2)];
        arguments[0] = prefix;
        arguments[1] = session.Name;
        arguments[2] = session.LeaseMs;
        arguments[3] = request.Take;
        arguments[4] = request.Held;
        WriteIds(arguments, settlements, counts);
        WriteValues(arguments, settlements, counts);
        return arguments;
    }

    private static void WriteIds(RedisValue[] arguments, ReadOnlySpan<Settlement> settlements, ReadOnlySpan<int> counts)
    {
        var total = 0;
        Span<int> next = stackalloc int[Kinds];
        for (var kind = 0; kind < Kinds; kind++)
        {
            next[kind] = total;
            total += counts[kind];
        }

        var ids = total == 0 ? [] : new byte[total * JobId.Size];
        for (var kind = 0; kind < Kinds; kind++)
        {
            arguments[5 + kind] = new ReadOnlyMemory<byte>(ids, next[kind] * JobId.Size, counts[kind] * JobId.Size);
        }

        foreach (ref readonly var settlement in settlements)
        {
            settlement.Id.TryWriteBytes(ids.AsSpan(next[PositionOf(settlement.Kind)]++ * JobId.Size));
            if (!settlement.Outcome.IsEmpty)
            {
                settlement.Id.TryWriteBytes(ids.AsSpan(next[WithOutcome]++ * JobId.Size));
            }
        }
    }

    private static void WriteValues(RedisValue[] arguments, ReadOnlySpan<Settlement> settlements, ReadOnlySpan<int> counts)
    {
        var retry = Head;
        var dead = retry + (counts[1] * 2);
        var park = dead + counts[2];
        var outcome = park + counts[3];
        foreach (ref readonly var settlement in settlements)
        {
            switch (settlement.Kind)
            {
                case SettlementKind.Retry:
                    arguments[retry++] = settlement.Body;
                    arguments[retry++] = settlement.DelayMs;
                    break;
                case SettlementKind.Dead:
                    arguments[dead++] = settlement.Failure;
                    break;
                case SettlementKind.Park:
                    arguments[park++] = settlement.DelayMs;
                    break;
            }

            if (!settlement.Outcome.IsEmpty)
            {
                arguments[outcome++] = settlement.Outcome;
                arguments[outcome++] = Math.Max(1, settlement.OutcomeTtlMs);
            }
        }
    }

    private static int PositionOf(SettlementKind kind) => kind switch
    {
        SettlementKind.Succeeded or SettlementKind.Cancelled => 0,
        SettlementKind.Retry => 1,
        SettlementKind.Dead => 2,
        SettlementKind.Park => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of settlement."),
    };
}
