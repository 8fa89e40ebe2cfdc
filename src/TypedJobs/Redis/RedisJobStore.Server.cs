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
        var policy = await ReadEvictionPolicyAsync().ConfigureAwait(false);
        if (policy is null)
        {
            return $"Redis at {Endpoint} does not tell its maxmemory-policy. Make sure that it is 'noeviction', or it may throw jobs away when memory runs short.";
        }

        if (policy == NoEviction)
        {
            return null;
        }

        var danger = $"Redis at {Endpoint} has maxmemory-policy '{policy}', so it throws jobs away when memory runs short. "
            + "Set it to 'noeviction' (redis-cli CONFIG SET maxmemory-policy noeviction)";
        return _options.AllowEviction
            ? danger + "."
            : throw new StoreException(danger + ", or set RedisOptions.AllowEviction to start all the same.", StoreFailure.Refused);
    }

    public async ValueTask PingAsync() => await RunAsync("PING", "*", () => _database.PingAsync()).ConfigureAwait(false);

    /// <summary>From <c>INFO</c>: unlike <c>CONFIG GET</c>, hosted servers allow it. Null if it is not told.</summary>
    private async Task<string?> ReadEvictionPolicyAsync()
    {
        const string Field = "maxmemory_policy:";
        try
        {
            var info = (string?)await _database.ExecuteAsync("INFO").ConfigureAwait(false) ?? "";
            var lines = info.Split('\n');
            // Garnet, the embedded server, has no such setting: it does not evict.
            return lines.FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))?[Field.Length..].Trim()
                ?? (lines.Any(line => line.StartsWith("garnet_version:", StringComparison.Ordinal)) ? NoEviction : null);
        }
        catch (RedisServerException)
        {
            return null;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            throw RedisConnection.Explain(exception, Endpoint, "INFO", "*");
        }
    }
}
