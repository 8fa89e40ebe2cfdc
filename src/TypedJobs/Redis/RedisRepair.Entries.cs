using System.Text;
using StackExchange.Redis;

namespace TypedJobs.Redis;

internal sealed partial class RedisRepair
{
    private async Task MendKeysAsync()
    {
        var all = new List<QueueKey>();
        await foreach (var key in QueueKeys.ListAsync(_database, _keys).ConfigureAwait(false))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var isForeign = key.Expected is null || (key.Expected.Length > 0 && key.Expected != key.Found);
            if (isForeign || (key.IsEndless && RedisKeys.LifeOf(key.Name) is not null))
            {
                var life = RedisKeys.LifeOf(key.Name)?.TotalMilliseconds ?? 0;
                await EvaluateAsync(
                    RedisScripts.RepairKey, key.Name, [_keys.Prefix, key.Bytes, key.Expected ?? "", (long)life], [key.Key]).ConfigureAwait(false);
            }
            else if (key.Is("leased:") || key.Is("outbox:"))
            {
                all.Add(key);
            }
        }

        // After the foreign ones have made room: the scripts refuse to run beside them.
        foreach (var key in all)
        {
            if (key.Is("outbox:"))
            {
                await EvaluateAsync(
                    RedisScripts.RepairOutbox, key.Name, [_keys.Prefix, key.Rest("outbox:"), QueueKeys.Page / 2], KeysOf(RedisScripts.RepairOutbox, key)).ConfigureAwait(false);
            }
            else if (await _database.SortedSetScoreAsync(_keys.Leases, key.Rest("leased:")).ConfigureAwait(false) is null)
            {
                await GiveBackAsync(key).ConfigureAwait(false);
            }
        }
    }

    private async Task GiveBackAsync(QueueKey key)
    {
        while (await EvaluateAsync(RedisScripts.RepairSession, key.Name, [_keys.Prefix, key.Rest("leased:"), QueueKeys.Page / 10]).ConfigureAwait(false) > 0)
        {
        }
    }

    private RedisKey[] KeysOf(RedisScript script, QueueKey outbox)
        => Array.ConvertAll(script.Keys, name => name == RedisKeyName.Outbox ? outbox.Key : _keys[name]);

    private async Task MendMembersAsync()
    {
        await MendAsync("jobs", _reader.JobsAsync()).ConfigureAwait(false);
        await MendAsync("scheduled", MembersOf(_keys.Scheduled)).ConfigureAwait(false);
        await MendAsync("dead", MembersOf(_keys.Dead)).ConfigureAwait(false);
        foreach (var session in await _database.SortedSetRangeByRankAsync(_keys.Leases).ConfigureAwait(false))
        {
            RedisValue place = (byte[])[.. Encoding.UTF8.GetBytes("leased:"), .. (byte[])session!];
            await MendAsync(place, _database.SetScanAsync(_keys.Named("leased:", (byte[])session!), pageSize: QueueKeys.Page)).ConfigureAwait(false);
        }

        foreach (var name in (RedisKeyName[])[RedisKeyName.Failures, RedisKeyName.Crashes, RedisKeyName.Begun, RedisKeyName.Cancelling,
            RedisKeyName.Sessions, RedisKeyName.Inbox, RedisKeyName.OutboxSeq, RedisKeyName.Stats])
        {
            await MendAsync(NameOf(name), FieldsOf(_keys[name])).ConfigureAwait(false);
        }

        foreach (var name in (RedisKeyName[])[RedisKeyName.Large, RedisKeyName.Once, RedisKeyName.Unannounced, RedisKeyName.Outboxes])
        {
            await MendAsync(NameOf(name), _database.SetScanAsync(_keys[name], pageSize: QueueKeys.Page)).ConfigureAwait(false);
        }
    }

    private async Task MendAsync(RedisValue place, IAsyncEnumerable<RedisValue> members)
    {
        var page = new List<RedisValue>(_page);
        await foreach (var member in members.WithCancellation(_cancellationToken).ConfigureAwait(false))
        {
            page.Add(member);
            if (page.Count == _page)
            {
                await MendAsync(place, page).ConfigureAwait(false);
                page.Clear();
            }
        }

        if (page.Count > 0)
        {
            await MendAsync(place, page).ConfigureAwait(false);
        }
    }

    private Task<int> MendAsync(RedisValue place, List<RedisValue> members)
        => EvaluateAsync(RedisScripts.RepairMembers, place.ToString(), [_keys.Prefix, place, _order.LostFailure, .. members]);

    private async IAsyncEnumerable<RedisValue> MembersOf(RedisKey sortedSet)
    {
        await foreach (var entry in _database.SortedSetScanAsync(sortedSet, pageSize: QueueKeys.Page).ConfigureAwait(false))
        {
            yield return entry.Element;
        }
    }

    // HSCAN brings the values along: failures are a few KiB at most.
    private async IAsyncEnumerable<RedisValue> FieldsOf(RedisKey hash)
    {
        await foreach (var entry in _database.HashScanAsync(hash, pageSize: QueueKeys.Page / 10).ConfigureAwait(false))
        {
            yield return entry.Name;
        }
    }

    private string NameOf(RedisKeyName name) => _keys[name].ToString()[_keys.Prefix.Length..];
}
