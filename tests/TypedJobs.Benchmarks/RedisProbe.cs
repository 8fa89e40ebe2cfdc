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
        var cpu = Parse(await database.ExecuteAsync("INFO", "cpu"));
        var memory = Parse(await database.ExecuteAsync("INFO", "memory"));
        var commands = Parse(await database.ExecuteAsync("INFO", "commandstats"));
        long sent = 0, inScripts = 0, scripts = 0;
        foreach (var (key, value) in commands)
        {
            // cmdstat_config|get:calls=1,usec=…
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

        return new RedisSample(Seconds(cpu, "used_cpu_user") + Seconds(cpu, "used_cpu_sys"), long.Parse(memory["used_memory"], CultureInfo.InvariantCulture), sent, inScripts, scripts);
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

    private static double Seconds(Dictionary<string, string> section, string key) => double.Parse(section[key], CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Parse(RedisResult info)
        => info.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split(':', 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
}

/// <summary>Counters of the server.</summary>
/// <param name="CpuSeconds">User and system time.</param>
/// <param name="UsedMemory">Bytes that it has allocated.</param>
/// <param name="Sent">Commands that clients sent; a script is one.</param>
/// <param name="InScripts">Commands that scripts called.</param>
/// <param name="Scripts">Scripts that clients called.</param>
internal sealed record RedisSample(double CpuSeconds, long UsedMemory, long Sent, long InScripts, long Scripts);
