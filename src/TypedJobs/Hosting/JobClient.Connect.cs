using TypedJobs.Redis;

namespace TypedJobs;

// Here and not beside the rest of the client: only the composition root knows that the store is Redis.
public sealed partial class JobClient
{
    /// <summary>Connects a client without a host.</summary>
    /// <param name="configuration">Endpoints and settings in StackExchange.Redis's notation (<c>localhost:6379</c>), or a URL (<c>redis://…</c>).</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="JobException">No Redis answers there; the message names the endpoint.</exception>
    public static Task<JobClient> ConnectAsync(string configuration, CancellationToken cancellationToken = default)
        => ConnectAsync(new RedisOptions { Configuration = configuration }, cancellationToken);

    /// <inheritdoc cref="ConnectAsync(string, CancellationToken)"/>
    public static Task<JobClient> ConnectAsync(RedisOptions options, CancellationToken cancellationToken = default)
        => ConnectAsync(options, new JobClientOptions(), cancellationToken);

    /// <summary>Connects a client without a host.</summary>
    /// <param name="redis">Where Redis is.</param>
    /// <param name="options">What the client refuses, and when it takes a job for stored.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> hold a value out of range; the message says which.</exception>
    /// <exception cref="JobException">No Redis answers there; the message names the endpoint.</exception>
    public static async Task<JobClient> ConnectAsync(RedisOptions redis, JobClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(redis);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        if (redis.ConnectionName is { } name)
        {
            throw new ArgumentException($"RedisOptions.ConnectionName is '{name}', but there is no host whose configuration has connection strings: set Configuration.", nameof(redis));
        }

        var first = redis.IsRequiredAtStart(byDefault: true) ? FirstConnect.Required : FirstConnect.Later;
        var store = await StoreConnection.OpenAsync(redis.With(first), cancellationToken).ConfigureAwait(false);
        return new JobClient(store, TimeProvider.System, Random.Shared, options, new ServerAddress(null, store.Endpoint, redis.Database, redis.KeyPrefix));
    }
}
