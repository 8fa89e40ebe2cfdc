using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>What must hold of a queue at any instant: every id in <c>jobs</c> is in exactly one place, every place names ids in <c>jobs</c>, and no key
/// is left that nothing owns. For tests, the chaos program, and <see cref="JobInspector.CheckAsync"/>.</summary>
/// <remarks>Reads the whole queue in one transaction; on a million jobs Redis is busy with it for about a second.</remarks>
internal sealed class RedisInvariants
{
    private readonly IDatabase _database;
    private readonly RedisKeys _keys;
    private readonly List<string> _violations = [];
    private readonly Dictionary<RedisValue, string> _places = [];

    private RedisInvariants(IDatabase database, RedisKeys keys)
    {
        _database = database;
        _keys = keys;
    }

    /// <summary>Checks one queue.</summary>
    /// <returns>A sentence for each violation; empty if all holds.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(IDatabase database, RedisKeys keys)
    {
        var invariants = new RedisInvariants(database, keys);
        await invariants.CheckPlacesAsync().ConfigureAwait(false);
        await invariants.CheckKeysAsync().ConfigureAwait(false);
        return invariants._violations;
    }

    private async Task CheckPlacesAsync()
    {
        var snapshot = await ReadAsync().ConfigureAwait(false);
        var jobs = snapshot.Jobs.ToHashSet();
        var toDrop = snapshot.Cancelled.ToDictionary(static entry => entry.Name, static entry => (long)entry.Value);
        foreach (var (place, ids) in snapshot.Places)
        {
            foreach (var id in ids)
            {
                Place(id, place, jobs, toDrop);
            }
        }

        foreach (var id in jobs.Where(id => !_places.ContainsKey(id)))
        {
            _violations.Add($"Job {Text(id)} has a body and stands nowhere.");
        }

        foreach (var (id, _) in toDrop.Where(static entry => entry.Value > 0))
        {
            _violations.Add($"Job {Text(id)} is marked as cancelled and is in no list.");
        }

        var dead = snapshot.Places.First(p => p.Place == "dead").Ids.ToHashSet();
        AddOrphans(snapshot.Failures.Where(id => !dead.Contains(id)), "has a failure beside it and is not dead");
        AddOrphans(dead.Where(id => !snapshot.Failures.Contains(id)), "is dead without a failure beside it");
        AddOrphans(snapshot.Crashes.Where(id => !jobs.Contains(id)), "has crashes counted and no body");
        AddOrphans(snapshot.Begun.Where(id => !snapshot.Crashes.Contains(id)), "is noted as begun and has no crashes counted");
        AddOrphans(snapshot.Large.Where(id => !jobs.Contains(id)), "is noted as large and has no body");
        AddOrphans(snapshot.Cancelling.Where(id => !jobs.Contains(id)), "is to be cancelled and has no body");
        AddOrphans(snapshot.Cancelling.Where(dead.Contains), "is to be cancelled although it is dead");
        AddOrphans(snapshot.Unannounced.Where(id => !dead.Contains(id)), "waits for its handler to be enqueued and is not dead");
        AddOrphans(snapshot.Once.Where(id => !jobs.Contains(id)), "has results of effects that ran once and no body");
    }

    private void AddOrphans(IEnumerable<RedisValue> ids, string what)
        => _violations.AddRange(ids.Select(id => $"Job {Text(id)} {what}."));

    private void Place(RedisValue id, string place, HashSet<RedisValue> jobs, Dictionary<RedisValue, long> toDrop)
    {
        if (IsList(place) && toDrop.TryGetValue(id, out var entries) && entries > 0)
        {
            toDrop[id] = entries - 1;
            return;
        }

        if (!_places.TryAdd(id, place))
        {
            _violations.Add($"Job {Text(id)} is in {_places[id]} and in {place}.");
        }

        if (((byte[]?)id)?.Length != JobId.Size)
        {
            _violations.Add($"{Text(id)} in {place} is no id of a job.");
        }
        else if (!jobs.Contains(id))
        {
            _violations.Add($"Job {Text(id)} is in {place} without a body.");
        }
    }

    private static bool IsList(string place) => place.StartsWith("pending", StringComparison.Ordinal) || place == "suspects";

    /// <summary>All in one transaction. Which sets there are is known only from before it, so it is read again if a session came or went.</summary>
    private async Task<Snapshot> ReadAsync()
    {
        var sessions = await _database.SortedSetRangeByRankAsync(_keys.Leases).ConfigureAwait(false);
        while (true)
        {
            var transaction = _database.CreateTransaction();
            var now = transaction.SortedSetRangeByRankAsync(_keys.Leases);
            var jobs = transaction.HashKeysAsync(_keys.Jobs);
            var failures = transaction.HashKeysAsync(_keys.Failures);
            var crashes = transaction.HashKeysAsync(_keys.Crashes);
            var unannounced = transaction.SetMembersAsync(_keys.Unannounced);
            var begun = transaction.HashKeysAsync(_keys.Begun);
            var large = transaction.SetMembersAsync(_keys.Large);
            var cancelled = transaction.HashGetAllAsync(_keys.Cancelled);
            var cancelling = transaction.HashKeysAsync(_keys.Cancelling);
            var once = transaction.SetMembersAsync(_keys.Once);
            var places = new List<(string Place, Task<RedisValue[]> Ids)>
            {
                ("pending:high", transaction.ListRangeAsync(_keys.High)),
                ("pending:normal", transaction.ListRangeAsync(_keys.Normal)),
                ("pending:low", transaction.ListRangeAsync(_keys.Low)),
                ("suspects", transaction.ListRangeAsync(_keys.Suspects)),
                ("scheduled", transaction.SortedSetRangeByRankAsync(_keys.Scheduled)),
                ("dead", transaction.SortedSetRangeByRankAsync(_keys.Dead)),
            };
            places.AddRange(sessions.Select(s => ($"leased:{s}", transaction.SetMembersAsync(_keys.Leased(s.ToString())))));
            await transaction.ExecuteAsync().ConfigureAwait(false);
            var sessionsNow = await now.ConfigureAwait(false);
            if (sessionsNow.ToHashSet().SetEquals(sessions))
            {
                var read = new List<(string, RedisValue[])>();
                foreach (var (place, ids) in places)
                {
                    read.Add((place, await ids.ConfigureAwait(false)));
                }

                return new Snapshot(
                    await jobs.ConfigureAwait(false), read, await cancelled.ConfigureAwait(false),
                    (await failures.ConfigureAwait(false)).ToHashSet(), await crashes.ConfigureAwait(false),
                    await begun.ConfigureAwait(false), await large.ConfigureAwait(false), await cancelling.ConfigureAwait(false),
                    await once.ConfigureAwait(false), await unannounced.ConfigureAwait(false));
            }

            sessions = sessionsNow;
        }
    }

    /// <summary>Every key of the queue is one that KEYS.md names, and those that are to end have a time to live.</summary>
    private async Task CheckKeysAsync()
    {
        var sessions = (await _database.SortedSetRangeByRankAsync(_keys.Leases).ConfigureAwait(false)).Select(s => s.ToString()).ToHashSet();
        foreach (var endpoint in _database.Multiplexer.GetServers().Where(s => s is { IsConnected: true, IsReplica: false }))
        {
            await foreach (var key in endpoint.KeysAsync(_database.Database, _keys.Prefix + "*", pageSize: 1_000).ConfigureAwait(false))
            {
                var name = key.ToString()[_keys.Prefix.Length..];
                if (name.StartsWith("leased:", StringComparison.Ordinal))
                {
                    // A session may have come since: only one that neither was nor is there leaves its set behind.
                    var session = name["leased:".Length..];
                    if (!sessions.Contains(session) && await IsOrphanAsync(key, session).ConfigureAwait(false))
                    {
                        _violations.Add($"Key '{key}' holds jobs of a session that is not in leases.");
                    }
                }
                else if (name.StartsWith("outbox:", StringComparison.Ordinal))
                {
                    if (!await _database.SetContainsAsync(_keys.Outboxes, name["outbox:".Length..]).ConfigureAwait(false)
                        && await _database.KeyExistsAsync(key).ConfigureAwait(false))
                    {
                        _violations.Add($"Key '{key}' holds follow-ups that nobody delivers: its queue is not in outboxes.");
                    }
                }
                else if (RedisKeys.Expires(name))
                {
                    if (await _database.KeyTimeToLiveAsync(key).ConfigureAwait(false) is null && await _database.KeyExistsAsync(key).ConfigureAwait(false))
                    {
                        _violations.Add($"Key '{key}' has no time to live.");
                    }
                }
                else if (!RedisKeys.IsKnown(name))
                {
                    _violations.Add($"Key '{key}' is nobody's.");
                }
            }
        }
    }

    private async Task<bool> IsOrphanAsync(RedisKey key, string session)
        => await _database.KeyExistsAsync(key).ConfigureAwait(false)
            && await _database.SortedSetScoreAsync(_keys.Leases, session).ConfigureAwait(false) is null;

    private static string Text(RedisValue id)
        => (byte[]?)id is { Length: JobId.Size } bytes ? JobId.FromBytes(bytes).ToString() : $"'{id}'";

    private sealed record Snapshot(
        RedisValue[] Jobs, List<(string Place, RedisValue[] Ids)> Places, HashEntry[] Cancelled, HashSet<RedisValue> Failures, RedisValue[] Crashes,
        RedisValue[] Begun, RedisValue[] Large, RedisValue[] Cancelling, RedisValue[] Once, RedisValue[] Unannounced);
}
