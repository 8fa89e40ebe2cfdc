using System.Globalization;
using StackExchange.Redis;

namespace TypedJobs.Benchmarks;

/// <summary>Asks the server what it has done, on a connection of its own.</summary>
internal sealed class RedisProbe : IAsyncDisposable
{
    // What a client of ours sends besides scripts. All else in commandstats was called inside a script.
    private static readonly HashSet<string> SentByClients = new(StringComparer.Ordinal)
    {
        "evalsha", "eval", "script", "subscribe", "unsubscribe", "ssubscribe", "sunsubscribe", "ping", "echo", "client", "hello", "auth", "select",
        "config", "cluster", "sentinel",
    };

    private readonly ConnectionMultiplexer _connection;

    private RedisProbe(ConnectionMultiplexer connection) => _connection = connection;

    public static async Task<RedisProbe> ConnectAsync(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        // INFO asks for it.
        options.AllowAdmin = true;
        return new RedisProbe(await ConnectionMultiplexer.ConnectAsync(options));
    }

    /// <summary>The server's counters now.</summary>
    public async Task<RedisSample> SampleAsync()
    {
        var database = _connection.GetDatabase();
        var cpu = await ReadAsync(database, "cpu");
        var memory = await ReadAsync(database, "memory");
        var commands = await ReadAsync(database, "commandstats");
        long sent = 0, inScripts = 0, scripts = 0;
        foreach (var (key, value) in commands)
        {
            // cmdstat_config|get:calls=1,usec=…
            if (!key.StartsWith("cmdstat_", StringComparison.Ordinal))
            {
                continue;
            }

            var name = key["cmdstat_".Length..].Split('|')[0];
            var calls = long.Parse(value.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture);
            // The probe's own.
            if (name is "info" or "scan")
            {
                continue;
            }

            _ = SentByClients.Contains(name) ? sent += calls : inScripts += calls;
            scripts += name is "evalsha" or "eval" ? calls : 0;
        }

        return new RedisSample(Number(cpu, "used_cpu_user") + Number(cpu, "used_cpu_sys"), (long)Number(memory, "used_memory"), sent, inScripts, scripts);
    }

    /// <summary>Ends when no job of the queue is left in Redis, which is when the last one is settled.</summary>
    public async Task EmptiedAsync(string queue)
    {
        var database = _connection.GetDatabase();
        while (await database.KeyExistsAsync($"{{tj:{queue}}}:jobs"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(0.2));
        }
    }

    /// <summary>Deletes every key of a queue.</summary>
    public async Task DeleteQueueAsync(string queue)
    {
        var database = _connection.GetDatabase();
        foreach (var endpoint in _connection.GetEndPoints())
        {
            // Results have a key each.
            await foreach (var keys in _connection.GetServer(endpoint).KeysAsync(pattern: $"{{tj:{queue}}}:*", pageSize: 1_000).Chunk(1_000))
            {
                await database.KeyDeleteAsync(keys);
            }
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static double Number(Dictionary<string, string> section, string key) => double.Parse(section.GetValueOrDefault(key, "0"), CultureInfo.InvariantCulture);

    /// <summary>A section of <c>INFO</c>. Garnet has no CPU and no commands to tell of: those figures are 0 there, the rates are as ever.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(IDatabase database, string section)
    {
        try
        {
            return Parse(await database.ExecuteAsync("INFO", section));
        }
        catch (RedisServerException exception) when (exception.Message.Contains("Invalid section", StringComparison.Ordinal))
        {
            return [];
        }
    }

    private static Dictionary<string, string> Parse(RedisResult info)
        => info.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split(':', 2))
            .Where(static pair => pair.Length == 2)
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
}

/// <summary>Counters of the server.</summary>
/// <param name="CpuSeconds">User and system time.</param>
/// <param name="UsedMemory">Bytes that it has allocated.</param>
/// <param name="Sent">Commands that clients sent; a script is one.</param>
/// <param name="InScripts">Commands that scripts called.</param>
/// <param name="Scripts">Scripts that clients called.</param>
internal sealed record RedisSample(double CpuSeconds, long UsedMemory, long Sent, long InScripts, long Scripts);
