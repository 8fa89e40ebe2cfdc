using System.Text;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Lists the keys of a queue with their types, a page at a time.</summary>
internal static class QueueKeys
{
    /// <summary>Keys or entries that are asked about together.</summary>
    public const int Page = 1_000;

    public static async IAsyncEnumerable<QueueKey> ListAsync(IDatabase database, RedisKeys keys)
    {
        var prefix = Encoding.UTF8.GetByteCount(keys.Prefix);
        foreach (var server in database.Multiplexer.GetServers().Where(static s => s is { IsConnected: true, IsReplica: false }))
        {
            var page = new List<RedisKey>(Page);
            await foreach (var key in server.KeysAsync(database.Database, Escape(keys.Prefix) + "*", pageSize: Page).ConfigureAwait(false))
            {
                page.Add(key);
                if (page.Count == Page)
                {
                    foreach (var found in await LookAsync(database, page, prefix).ConfigureAwait(false))
                    {
                        yield return found;
                    }

                    page.Clear();
                }
            }

            foreach (var found in await LookAsync(database, page, prefix).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    /// <summary>The members of a set; none if its key is of a foreign type.</summary>
    public static async IAsyncEnumerable<RedisValue> MembersAsync(Func<Task<RedisValue[]>> read)
    {
        RedisValue[] members;
        try
        {
            members = await read().ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var member in members)
        {
            yield return member;
        }
    }

    private static async Task<List<QueueKey>> LookAsync(IDatabase database, List<RedisKey> page, int prefix)
    {
        var looks = page.Select(key => (Key: key, Type: database.ExecuteAsync("TYPE", key), Ttl: database.ExecuteAsync("PTTL", key))).ToList();
        var found = new List<QueueKey>(page.Count);
        foreach (var look in looks)
        {
            var type = (string?)await look.Type.ConfigureAwait(false) ?? "none";
            var ttl = (long)await look.Ttl.ConfigureAwait(false);
            if (type != "none")
            {
                found.Add(new QueueKey(look.Key, ((byte[])look.Key!)[prefix..], type, IsEndless: ttl == -1));
            }
        }

        return found;
    }

    // In a pattern these stand for others.
    private static string Escape(string prefix)
        => string.Concat(prefix.Select(static c => c is '*' or '?' or '[' or ']' or '\\' or '^' ? $"\\{c}" : c.ToString()));
}

/// <summary>A key of a queue.</summary>
/// <param name="Key">The key.</param>
/// <param name="Bytes">Its name after the prefix.</param>
/// <param name="Found">What Redis's <c>TYPE</c> says.</param>
/// <param name="IsEndless">True if it has no time to live.</param>
internal sealed record QueueKey(RedisKey Key, byte[] Bytes, string Found, bool IsEndless)
{
    /// <summary>Its name as text.</summary>
    public string Name { get; } = Encoding.UTF8.GetString(Bytes);

    /// <summary>What <c>TYPE</c> should say; null if it is nobody's, empty if any is right.</summary>
    public string? Expected => RedisKeys.TypeOf(Name);

    /// <summary>True for a key of this kind.</summary>
    public bool Is(string kind) => Name.StartsWith(kind, StringComparison.Ordinal);

    /// <summary>What its name goes on with.</summary>
    public byte[] Rest(string kind) => Bytes[kind.Length..];
}
