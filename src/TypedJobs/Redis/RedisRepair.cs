using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>Mends what <see cref="RedisInvariants"/> names, while workers run: each script looks again at what it mends, and moves at most about 1,000 entries.</summary>
/// <remarks>A job that is in two places keeps the first of: a session, suspects, pending (high, normal, low), scheduled, dead. Rounds go on until one finds nothing,
/// since one fault can hide another.</remarks>
internal sealed partial class RedisRepair
{
    private const int MaxRounds = 50;

    // Entries of a page times sessions that may hold them: few enough for some ms.
    private const int MaxLookups = 10_000;

    private readonly IDatabase _database;
    private readonly RedisKeys _keys;
    private readonly Func<RedisScript, RedisKey[], RedisValue[], ValueTask<RedisResult>> _evaluate;
    private readonly RepairOrder _order;
    private readonly WhereaboutsReader _reader;
    private readonly RepairLog _log;
    private readonly CancellationToken _cancellationToken;
    private int _page = QueueKeys.Page;

    public RedisRepair(
        IDatabase database,
        RedisKeys keys,
        Func<RedisScript, RedisKey[], RedisValue[], ValueTask<RedisResult>> evaluate,
        RepairOrder order,
        CancellationToken cancellationToken)
    {
        _database = database;
        _keys = keys;
        _evaluate = evaluate;
        _order = order;
        _reader = new WhereaboutsReader(database, keys, cancellationToken);
        _log = new RepairLog(keys.Prefix);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Goes round until all is well.</summary>
    public async Task<StoreRepair> RunAsync()
    {
        for (var round = 1; ; round++)
        {
            var before = _log.Count;
            try
            {
                if (await MendAsync().ConfigureAwait(false) && _log.Count == before)
                {
                    return _log.ToRepair(isComplete: true);
                }
            }
            catch (Exception exception) when (IsForeignType(exception) && round < MaxRounds)
            {
                // Somebody else wrote to a key since the keys were looked at: the next round renames it.
            }

            if (round == MaxRounds)
            {
                return _log.ToRepair(isComplete: false);
            }
        }
    }

    /// <returns>True if nothing looked wrong.</returns>
    private async Task<bool> MendAsync()
    {
        await MendKeysAsync().ConfigureAwait(false);
        var sessions = (int)Math.Min(QueueKeys.Page, await _database.SortedSetLengthAsync(_keys.Leases).ConfigureAwait(false));
        _page = Math.Clamp(MaxLookups / (sessions + 1), MaxLookups / QueueKeys.Page, QueueKeys.Page / 2);
        foreach (var (place, key) in WhereaboutsReader.Lists(_keys))
        {
            await MendListAsync(place, key, []).ConfigureAwait(false);
        }

        await MendMembersAsync().ConfigureAwait(false);
        return await MendWhereaboutsAsync().ConfigureAwait(false);
    }

    private async Task MendListAsync(string place, RedisKey list, RedisValue[] surplus)
    {
        // From the end, as WhereaboutsReader reads.
        for (var end = await _database.ListLengthAsync(list).ConfigureAwait(false); end > 0; end -= _page)
        {
            var first = Math.Max(0, end - _page);
            await EvaluateAsync(RedisScripts.RepairList, place, [_keys.Prefix, place, first, end - first, .. surplus]).ConfigureAwait(false);
        }
    }

    /// <summary>What no look at a single entry tells: jobs that stand nowhere, twice in lists, or are wrongly noted as cancelled.</summary>
    private async Task<bool> MendWhereaboutsAsync()
    {
        var found = await _reader.LookAsync().ConfigureAwait(false);
        if (found.AllWell)
        {
            return true;
        }

        await Task.Delay(_order.BetweenLooks, TimeProvider.System, _cancellationToken).ConfigureAwait(false);
        found.IntersectWith(await _reader.LookAsync().ConfigureAwait(false));
        foreach (var (place, key) in WhereaboutsReader.Lists(_keys))
        {
            var surplus = found.Surplus.Where(entry => entry.Place == place).Select(static entry => entry.Id).Take(QueueKeys.Page).ToArray();
            if (surplus.Length > 0)
            {
                await MendListAsync(place, key, surplus).ConfigureAwait(false);
            }
        }

        var walk = await WalkedTogetherAsync(Math.Max(found.Cancelled.Count, found.Homeless.Count)).ConfigureAwait(false);
        foreach (var page in found.Cancelled.Chunk(walk))
        {
            await EvaluateAsync(RedisScripts.RepairCancelled, "cancelled", [_keys.Prefix, .. page.SelectMany(static mark => (RedisValue[])[mark.Id, mark.Entries])]).ConfigureAwait(false);
        }

        var bodies = await _database.KeyExistsAsync(_keys.Large).ConfigureAwait(false) ? Math.Min(8, walk) : walk;
        foreach (var page in found.Homeless.Chunk(bodies))
        {
            await MendHomelessAsync(page).ConfigureAwait(false);
        }

        return false;
    }

    private async Task MendHomelessAsync(RedisValue[] ids)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var bodies = await _database.HashGetAsync(_keys.Jobs, ids).ConfigureAwait(false);
        var arguments = new List<RedisValue> { _keys.Prefix };
        for (var i = 0; i < ids.Length; i++)
        {
            arguments.Add(ids[i]);
            arguments.Add(bodies[i].IsNull ? RedisValue.EmptyString : _order.FailureOf(bodies[i]));
        }

        await EvaluateAsync(RedisScripts.RepairHomeless, "jobs", [.. arguments]).ConfigureAwait(false);
    }

    /// <summary>How many ids a script may look up in the lists, at 0.1 µs an entry. Of very many, or in long lists, two looks have to do: what they get wrong is a second run.</summary>
    private async Task<int> WalkedTogetherAsync(int candidates)
    {
        const int MaxWalk = 100_000;
        var length = 1L;
        foreach (var (_, key) in WhereaboutsReader.Lists(_keys))
        {
            length += await _database.ListLengthAsync(key).ConfigureAwait(false);
        }

        return length > MaxWalk || candidates > QueueKeys.Page ? QueueKeys.Page / 2 : (int)Math.Clamp(MaxWalk / length, 1, QueueKeys.Page / 2);
    }

    private async Task<int> EvaluateAsync(RedisScript script, string place, RedisValue[] arguments, RedisKey[]? keys = null)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var mended = (RedisValue[])(await _evaluate(script, keys ?? _keys.For(script), arguments).ConfigureAwait(false))!;
        _log.Add(place, mended);
        return mended.Length / 2;
    }

    private static bool IsForeignType(Exception exception)
        => exception is StoreException or RedisServerException && exception.Message.Contains("WRONGTYPE", StringComparison.Ordinal);
}
