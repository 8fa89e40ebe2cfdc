using Microsoft.Extensions.Options;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>The one connection of a program to its store: made when it is first needed, closed with the services.</summary>
internal sealed class StoreConnection : IAsyncDisposable
{
    private readonly IOptions<RedisOptions> _options;
    private readonly Lock _gate = new();
    private Task<IJobStore>? _connecting;

    public StoreConnection(IOptions<RedisOptions> options) => _options = options;

    /// <summary>The store. A try that failed is not kept: the next call tries again.</summary>
    public async ValueTask<IJobStore> ConnectAsync(CancellationToken cancellationToken)
    {
        Task<IJobStore> connecting;
        lock (_gate)
        {
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _connecting = OpenAsync(_options.Value, CancellationToken.None);
            }

            connecting = _connecting;
        }

        return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A client on the store; blocks for the connection when the host has not made it yet.</summary>
    public JobClient Client(TimeProvider time, JobClientOptions options)
        => new(ConnectAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult(), time, Random.Shared, options);

    public async ValueTask DisposeAsync()
    {
        if (_connecting is { IsCompletedSuccessfully: true } connected)
        {
            await connected.Result.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Connects, or says what prevents it.</summary>
    /// <exception cref="JobException">No Redis answers there.</exception>
    public static async Task<IJobStore> OpenAsync(RedisOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await RedisJobStore.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException(exception.Message, exception);
        }
    }
}
