using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>What <c>lease.lua</c> is called with: ids of each kind in one string a kind, then the values that go with them.</summary>
internal static class LeaseArguments
{
    private const int Head = 11;

    private const int Succeeded = 0;
    private const int Retried = 1;
    private const int Dead = 2;
    private const int Parked = 3;
    private const int Cancelled = 4;
    private const int WithOutcome = 5;

    /// <summary>The kinds as the script takes them; those with an outcome come again as the last.</summary>
    private const int Kinds = 6;

    public static RedisValue[] Write(string prefix, WorkerSession session, LeaseRequest request)
    {
        var settlements = request.Settlements.Span;
        Span<int> counts = stackalloc int[Kinds];
        foreach (ref readonly var settlement in settlements)
        {
            counts[PositionOf(settlement.Kind)]++;
            counts[WithOutcome] += settlement.Outcome.IsEmpty ? 0 : 1;
        }

        var arguments = new RedisValue[Head + (counts[Retried] * 2) + (counts[Dead] * 2) + counts[Parked] + (counts[WithOutcome] * 2)];
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
        var dead = retry + (counts[Retried] * 2);
        var park = dead + (counts[Dead] * 2);
        var outcome = park + counts[Parked];
        foreach (ref readonly var settlement in settlements)
        {
            switch (settlement.Kind)
            {
                case SettlementKind.Retry:
                    arguments[retry++] = settlement.Body;
                    arguments[retry++] = settlement.DelayMs;
                    break;
                case SettlementKind.Dead:
                    arguments[dead++] = settlement.Body;
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
        SettlementKind.Succeeded => Succeeded,
        SettlementKind.Retry => Retried,
        SettlementKind.Dead => Dead,
        SettlementKind.Park => Parked,
        SettlementKind.Cancelled => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of settlement."),
    };
}
