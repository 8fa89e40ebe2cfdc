using TypedJobs.Redis;

namespace TypedJobs;

// Here and not beside the rest of the client: only the composition root knows that the store is Redis.
public sealed partial class JobClient
{
    /// <summary>Connects a client without a host.</summary>
    /// <param name="configuration">Endpoints and settings in StackExchange.Redis's notation: <c>localhost:6379</c>.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="JobException">No Redis answers there; the message names the endpoint.</exception>
    public static Task<JobClient> ConnectAsync(string configuration, CancellationToken cancellationToken = default)
        => ConnectAsync(new RedisOptions { Configuration = configuration }, cancellationToken);

    /// <inheritdoc cref="ConnectAsync(string, CancellationToken)"/>
    public static async Task<JobClient> ConnectAsync(RedisOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var store = await StoreConnection.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        return new JobClient(store, TimeProvider.System, Random.Shared);
    }
}
