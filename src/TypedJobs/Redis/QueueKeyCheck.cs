using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Every key of a queue is one that KEYS.md names and has the type that it names, and those that are to end have a time to live.</summary>
internal sealed class QueueKeyCheck
{
    private readonly IDatabase _database;
    private readonly RedisKeys _keys;
    private readonly List<string> _violations;

    public QueueKeyCheck(IDatabase database, RedisKeys keys, List<string> violations)
    {
        _database = database;
        _keys = keys;
        _violations = violations;
    }

    public async Task RunAsync()
    {
        await foreach (var key in QueueKeys.ListAsync(_database, _keys).ConfigureAwait(false))
        {
            await LookAsync(key).ConfigureAwait(false);
        }

        await foreach (var target in QueueKeys.MembersAsync(() => _database.SetMembersAsync(_keys.Outboxes)).ConfigureAwait(false))
        {
            // Read after the set: a queue that is in it now has had its outbox since.
            if (!await _database.KeyExistsAsync(_keys.Named("outbox:", (byte[])target!)).ConfigureAwait(false)
                && await _database.SetContainsAsync(_keys.Outboxes, target).ConfigureAwait(false)
                && !await _database.KeyExistsAsync(_keys.Named("outbox:", (byte[])target!)).ConfigureAwait(false))
            {
                _violations.Add($"Queue '{target}' is in outboxes and has none.");
            }
        }
    }

    private async Task LookAsync(QueueKey key)
    {
        if (key.Expected is null)
        {
            _violations.Add($"Key '{key.Key}' is nobody's.");
            return;
        }

        if (key.Expected.Length > 0 && key.Expected != key.Found)
        {
            _violations.Add($"Key '{key.Key}' holds a {key.Found} instead of a {key.Expected}.");
        }
        else if (key.Is("leased:"))
        {
            if (await IsOrphanAsync(key).ConfigureAwait(false))
            {
                _violations.Add($"Key '{key.Key}' holds jobs of a session that is not in leases.");
            }
        }
        else if (key.Is("outbox:"))
        {
            await LookIntoOutboxAsync(key).ConfigureAwait(false);
        }
        else if (RedisKeys.LifeOf(key.Name) is not null && key.IsEndless && await _database.KeyTimeToLiveAsync(key.Key).ConfigureAwait(false) is null
            && await _database.KeyExistsAsync(key.Key).ConfigureAwait(false))
        {
            _violations.Add($"Key '{key.Key}' has no time to live.");
        }
    }

    // A session may have come since the keys were listed: only one that is not in leases now leaves its set behind.
    private async Task<bool> IsOrphanAsync(QueueKey key)
        => await HasTypeAsync(_keys.Leases, RedisType.SortedSet).ConfigureAwait(false)
            && await _database.SortedSetScoreAsync(_keys.Leases, key.Rest("leased:")).ConfigureAwait(false) is null
            && await _database.KeyExistsAsync(key.Key).ConfigureAwait(false)
            && await _database.SortedSetScoreAsync(_keys.Leases, key.Rest("leased:")).ConfigureAwait(false) is null;

    private async Task LookIntoOutboxAsync(QueueKey key)
    {
        if (await HasTypeAsync(_keys.Outboxes, RedisType.Set).ConfigureAwait(false)
            && !await _database.SetContainsAsync(_keys.Outboxes, key.Rest("outbox:")).ConfigureAwait(false)
            && await _database.KeyExistsAsync(key.Key).ConfigureAwait(false))
        {
            _violations.Add($"Key '{key.Key}' holds follow-ups that nobody delivers: its queue is not in outboxes.");
        }

        var entries = await _database.ListRangeAsync(key.Key, 0, QueueKeys.Page - 1).ConfigureAwait(false);
        _violations.AddRange(entries.Where(static entry => !FollowUpEntry.TryRead(entry, out _))
            .Select(entry => $"Key '{key.Key}' holds an entry that is no follow-up and holds up those behind it."));
    }

    // Of a foreign type it is named itself; what it would say of others is not known.
    private async Task<bool> HasTypeAsync(RedisKey key, RedisType type)
        => await _database.KeyTypeAsync(key).ConfigureAwait(false) is var found && (found == type || found == RedisType.None);
}
