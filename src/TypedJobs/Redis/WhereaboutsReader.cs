using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Looks over all places of a queue: a small queue at one instant, a large one in pages that do not hold up Redis.</summary>
internal sealed class WhereaboutsReader
{
    /// <summary>At most this many entries of a key are read at once: Redis is busy with it for a millisecond or two.</summary>
    public const int AtOnce = 10_000;

    private const int PageOfSmallBodies = 250;
    private const int PageOfLargeBodies = 8;

    private readonly IDatabase _database;
    private readonly RedisKeys _keys;
    private readonly CancellationToken _cancellationToken;

    public WhereaboutsReader(IDatabase database, RedisKeys keys, CancellationToken cancellationToken)
    {
        _database = database;
        _keys = keys;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Looks once.</summary>
    public async Task<Whereabouts> LookAsync()
    {
        if (await CountAsync().ConfigureAwait(false) <= AtOnce)
        {
            var picture = await QueuePicture.ReadAsync(_database, _keys).ConfigureAwait(false);
            return Whereabouts.Of(picture.Jobs, picture.Places.Select(static place => (place.Place, (IReadOnlyCollection<RedisValue>)place.Ids)), picture.Cancelled);
        }

        // Bodies first: a job that comes meanwhile is in none of what follows. What changes hands, twice: a job that goes from a list to a session, or back, is seen.
        var jobs = await ReadAsync(JobsAsync()).ConfigureAwait(false);
        var cancelled = new List<HashEntry>();
        await foreach (var entry in _database.HashScanAsync(_keys.Cancelled, pageSize: QueueKeys.Page).WithCancellation(_cancellationToken).ConfigureAwait(false))
        {
            cancelled.Add(entry);
        }

        var places = new List<(string, IReadOnlyCollection<RedisValue>)>();
        var moving = await ReadMovingAsync().ConfigureAwait(false);
        foreach (var (place, key) in Lists(_keys))
        {
            places.Add((place, await ReadListAsync(key).ConfigureAwait(false)));
        }

        moving.UnionWith(await ReadMovingAsync().ConfigureAwait(false));
        places.Add(("elsewhere", moving));
        return Whereabouts.Of(jobs, places, [.. cancelled.DistinctBy(static entry => entry.Name)]);
    }

    /// <summary>The lists of waiting jobs, in the order in which the first entry of an id is kept.</summary>
    public static (string Place, RedisKey Key)[] Lists(RedisKeys keys)
        => [("suspects", keys.Suspects), ("pending:high", keys.High), ("pending:normal", keys.Normal), ("pending:low", keys.Low)];

    /// <summary>The ids with a body, in pages of few enough bytes.</summary>
    public async IAsyncEnumerable<RedisValue> JobsAsync()
    {
        if (await _database.HashLengthAsync(_keys.Jobs).ConfigureAwait(false) <= AtOnce)
        {
            foreach (var id in await _database.HashKeysAsync(_keys.Jobs).ConfigureAwait(false))
            {
                yield return id;
            }

            yield break;
        }

        // HSCAN brings the bodies along, which are small unless some are noted as large.
        var page = await _database.KeyExistsAsync(_keys.Large).ConfigureAwait(false) ? PageOfLargeBodies : PageOfSmallBodies;
        await foreach (var entry in _database.HashScanAsync(_keys.Jobs, pageSize: page).ConfigureAwait(false))
        {
            yield return entry.Name;
        }
    }

    private async Task<HashSet<RedisValue>> ReadAsync(IAsyncEnumerable<RedisValue> ids)
    {
        var read = new HashSet<RedisValue>();
        await foreach (var id in ids.WithCancellation(_cancellationToken).ConfigureAwait(false))
        {
            read.Add(id);
        }

        return read;
    }

    private async Task<HashSet<RedisValue>> ReadMovingAsync()
    {
        var found = new HashSet<RedisValue>();
        foreach (var session in await _database.SortedSetRangeByRankAsync(_keys.Leases).ConfigureAwait(false))
        {
            found.UnionWith(await ReadAsync(_database.SetScanAsync(_keys.Named("leased:", (byte[])session!), pageSize: QueueKeys.Page)).ConfigureAwait(false));
        }

        foreach (var key in (RedisKey[])[_keys.Scheduled, _keys.Dead])
        {
            await foreach (var entry in _database.SortedSetScanAsync(key, pageSize: QueueKeys.Page).WithCancellation(_cancellationToken).ConfigureAwait(false))
            {
                found.Add(entry.Element);
            }
        }

        return found;
    }

    // From the end: workers take from the head, which moves what is not read yet towards what is read next.
    private async Task<List<RedisValue>> ReadListAsync(RedisKey list)
    {
        var read = new List<RedisValue>();
        for (var end = await _database.ListLengthAsync(list).ConfigureAwait(false) - 1; end >= 0; end -= QueueKeys.Page)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            read.AddRange(await _database.ListRangeAsync(list, Math.Max(0, end - QueueKeys.Page + 1), end).ConfigureAwait(false));
        }

        return read;
    }

    private async Task<long> CountAsync()
    {
        var counts = new List<Task<long>> { _database.HashLengthAsync(_keys.Jobs), _database.HashLengthAsync(_keys.Cancelled), _database.SortedSetLengthAsync(_keys.Scheduled), _database.SortedSetLengthAsync(_keys.Dead) };
        counts.AddRange(Lists(_keys).Select(list => _database.ListLengthAsync(list.Key)));
        return (await Task.WhenAll(counts).ConfigureAwait(false)).Sum();
    }
}
