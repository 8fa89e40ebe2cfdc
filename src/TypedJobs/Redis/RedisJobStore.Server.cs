using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    private const string NoEviction = "noeviction";

    public async ValueTask<string?> PrepareWorkerAsync(CancellationToken cancellationToken)
    {
        if (_options.DedicatedThreads)
        {
            ConnectionMultiplexer.SetFeatureFlag("DedicatedThreads", true);
        }

        // Opened now, while the thread pool still has threads to open it with. The store's own connection is open by now and stays with the
        // pool, where a round trip takes half the time.
        _keeperConnection ??= await RedisConnection.OpenAsync(_options, "leases", _keeperWatch, cancellationToken).ConfigureAwait(false);
        var server = await ReadServerAsync().ConfigureAwait(false);
        if (server.IsReplica)
        {
            throw new StoreException(ReplicaProblem(), StoreFailure.Refused);
        }

        if (server.EvictionPolicy is null)
        {
            return $"Redis at {Endpoint} does not tell its maxmemory-policy. Make sure that it is 'noeviction', or it may throw jobs away when memory runs short.";
        }

        if (server.EvictionPolicy == NoEviction)
        {
            return null;
        }

        var danger = EvictionProblem(server.EvictionPolicy);
        return _options.AllowEviction
            ? danger + "."
            : throw new StoreException(danger + ", or set RedisOptions.AllowEviction to start all the same.", StoreFailure.Refused);
    }

    public async ValueTask<string?> FindServerProblemAsync()
    {
        var server = await ReadServerAsync().ConfigureAwait(false);
        return server.IsReplica ? ReplicaProblem()
            : server.EvictionPolicy is not (null or NoEviction)
                ? EvictionProblem(server.EvictionPolicy) + (server.EvictedKeys > 0 ? $". It has evicted {server.EvictedKeys} keys since it started, which may have been jobs." : ".")
            : null;
    }

    private string ReplicaProblem()
        => $"Redis at {Endpoint} is a replica, and a worker has to write. Name the primary, or the Sentinels with serviceName=….";

    private string EvictionProblem(string policy)
        => $"Redis at {Endpoint} has maxmemory-policy '{policy}', so it throws jobs away when memory runs short. "
            + "Set it to 'noeviction' (redis-cli CONFIG SET maxmemory-policy noeviction)";

    public async ValueTask PingAsync() => await RunAsync("PING", RedisConnection.NoQueue, () => _database.PingAsync()).ConfigureAwait(false);

    /// <summary>From <c>INFO</c>: unlike <c>CONFIG GET</c>, hosted servers allow it.</summary>
    private async Task<ServerState> ReadServerAsync()
    {
        try
        {
            var info = (string?)await _database.ExecuteAsync("INFO").ConfigureAwait(false) ?? "";
            var fields = info.Split('\n').Select(static line => line.Trim().Split(':', 2)).Where(static pair => pair.Length == 2)
                .GroupBy(static pair => pair[0]).ToDictionary(static group => group.Key, static group => group.First()[1]);
            // Garnet, the embedded server, has no such setting: it does not evict.
            var policy = fields.GetValueOrDefault("maxmemory_policy") ?? (fields.ContainsKey("garnet_version") ? NoEviction : null);
            _ = long.TryParse(fields.GetValueOrDefault("evicted_keys"), CultureInfo.InvariantCulture, out var evicted);
            return new ServerState(policy, evicted, fields.GetValueOrDefault("role") == "slave");
        }
        catch (RedisServerException)
        {
            return default;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            throw RedisConnection.Explain(exception, Endpoint, "INFO", RedisConnection.NoQueue);
        }
    }

    /// <param name="EvictionPolicy">Its maxmemory-policy; null if it does not tell.</param>
    /// <param name="EvictedKeys">How many keys it has evicted.</param>
    /// <param name="IsReplica">True if it takes no writes.</param>
    private readonly record struct ServerState(string? EvictionPolicy, long EvictedKeys, bool IsReplica);
}
