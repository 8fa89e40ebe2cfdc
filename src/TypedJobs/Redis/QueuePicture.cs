using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>What the keys of a queue hold, but for the bodies. A key of a foreign type holds nothing.</summary>
internal sealed record QueuePicture
{
    /// <summary>Ids with a body.</summary>
    public required HashSet<RedisValue> Jobs { get; init; }

    /// <summary>The lists first, in the order in which an entry is kept; then the sets of sessions, scheduled and dead.</summary>
    public required List<(string Place, RedisValue[] Ids)> Places { get; init; }

    public required HashEntry[] Cancelled { get; init; }

    public required SortedSetEntry[] Scheduled { get; init; }

    public required SortedSetEntry[] Dead { get; init; }

    public required RedisValue[] Leases { get; init; }

    public required HashSet<RedisValue> Failures { get; init; }

    public required HashEntry[] Crashes { get; init; }

    public required HashEntry[] Begun { get; init; }

    public required RedisValue[] Large { get; init; }

    public required RedisValue[] Cancelling { get; init; }

    public required RedisValue[] Once { get; init; }

    public required RedisValue[] Unannounced { get; init; }

    public required HashEntry[] Sessions { get; init; }

    /// <summary>Hashes whose values are numbers, by the key's name.</summary>
    public required List<(string Place, HashEntry[] Entries)> Numbers { get; init; }

    /// <summary>True for a place that is a list, in which a cancelled job may leave entries behind.</summary>
    public static bool IsList(string place) => place.StartsWith("pending", StringComparison.Ordinal) || place == "suspects";

    /// <summary>All in one transaction. Which sets there are is known only from before it, so it is read again if a session came or went.</summary>
    public static async Task<QueuePicture> ReadAsync(IDatabase database, RedisKeys keys)
    {
        var sessions = await OrNone(database.SortedSetRangeByRankAsync(keys.Leases)).ConfigureAwait(false);
        while (true)
        {
            var (now, picture) = await ReadAsync(database, keys, sessions).ConfigureAwait(false);
            if (now.ToHashSet().SetEquals(sessions))
            {
                return picture;
            }

            sessions = now;
        }
    }

    private static async Task<(RedisValue[] Sessions, QueuePicture Picture)> ReadAsync(IDatabase database, RedisKeys keys, RedisValue[] sessions)
    {
        var transaction = database.CreateTransaction();
        var lists = new[] { ("suspects", keys.Suspects), ("pending:high", keys.High), ("pending:normal", keys.Normal), ("pending:low", keys.Low) }
            .Select(list => (list.Item1, Ids: transaction.ListRangeAsync(list.Item2))).ToArray();
        var leased = sessions.Select(session => ($"leased:{session}", Ids: transaction.SetMembersAsync(keys.Named("leased:", (byte[])session!)))).ToArray();
        var leases = transaction.SortedSetRangeByRankAsync(keys.Leases);
        var jobs = transaction.HashKeysAsync(keys.Jobs);
        var scheduled = transaction.SortedSetRangeByRankWithScoresAsync(keys.Scheduled);
        var dead = transaction.SortedSetRangeByRankWithScoresAsync(keys.Dead);
        var failures = transaction.HashKeysAsync(keys.Failures);
        var crashes = transaction.HashGetAllAsync(keys.Crashes);
        var begun = transaction.HashGetAllAsync(keys.Begun);
        var cancelled = transaction.HashGetAllAsync(keys.Cancelled);
        var cancelling = transaction.HashKeysAsync(keys.Cancelling);
        var large = transaction.SetMembersAsync(keys.Large);
        var once = transaction.SetMembersAsync(keys.Once);
        var unannounced = transaction.SetMembersAsync(keys.Unannounced);
        var records = transaction.HashGetAllAsync(keys.Sessions);
        var inbox = transaction.HashGetAllAsync(keys.Inbox);
        var sequence = transaction.HashGetAllAsync(keys.OutboxSeq);
        var stats = transaction.HashGetAllAsync(keys.Stats);
        await transaction.ExecuteAsync().ConfigureAwait(false);
        var places = new List<(string, RedisValue[])>();
        foreach (var (place, ids) in lists.Concat(leased))
        {
            places.Add((place, await OrNone(ids).ConfigureAwait(false)));
        }

        var picture = new QueuePicture
        {
            Jobs = (await OrNone(jobs).ConfigureAwait(false)).ToHashSet(),
            Places = places,
            Leases = await OrNone(leases).ConfigureAwait(false),
            Scheduled = await OrNone(scheduled).ConfigureAwait(false),
            Dead = await OrNone(dead).ConfigureAwait(false),
            Failures = (await OrNone(failures).ConfigureAwait(false)).ToHashSet(),
            Crashes = await OrNone(crashes).ConfigureAwait(false),
            Begun = await OrNone(begun).ConfigureAwait(false),
            Cancelled = await OrNone(cancelled).ConfigureAwait(false),
            Cancelling = await OrNone(cancelling).ConfigureAwait(false),
            Large = await OrNone(large).ConfigureAwait(false),
            Once = await OrNone(once).ConfigureAwait(false),
            Unannounced = await OrNone(unannounced).ConfigureAwait(false),
            Sessions = await OrNone(records).ConfigureAwait(false),
            Numbers =
            [
                ("inbox", await OrNone(inbox).ConfigureAwait(false)), ("outbox-seq", await OrNone(sequence).ConfigureAwait(false)),
                ("stats", await OrNone(stats).ConfigureAwait(false)),
            ],
        };
        places.Add(("scheduled", Array.ConvertAll(picture.Scheduled, static entry => entry.Element)));
        places.Add(("dead", Array.ConvertAll(picture.Dead, static entry => entry.Element)));
        return (picture.Leases, picture);
    }

    private static async Task<T[]> OrNone<T>(Task<T[]> reading)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            return [];
        }
    }
}
