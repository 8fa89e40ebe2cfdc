using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Redis;
using TypedJobs.Storage;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>The one connection of a program to a server's store: made when it is first needed, closed with the services.</summary>
internal sealed partial class StoreConnection : IAsyncDisposable
{
    // How often it is looked whether Redis is back; each look ends with an answer or with the time-out of commands.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Func<RedisOptions> _options;
    private readonly bool _hasWorker;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ILogger _clientLogger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private Task<IJobStore>? _connecting;

    /// <param name="options">Where Redis is; asked when the connection is made.</param>
    /// <param name="hasWorker">Whether this program runs the server's jobs, which it does not begin without Redis unless the options say so.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where it is said that Redis is away, and what its client warns about.</param>
    public StoreConnection(Func<RedisOptions> options, bool hasWorker, TimeProvider time, ILoggerFactory loggers)
    {
        _options = options;
        _hasWorker = hasWorker;
        _time = time;
        _logger = GuardedLogger.Create(loggers, "TypedJobs.Connection");
        _clientLogger = GuardedLogger.Create(loggers, "TypedJobs.Client");
    }

    /// <summary>Ends when Redis has answered for the first time; it has already where that is required.</summary>
    public Task Answered { get; private set; } = Task.CompletedTask;

    /// <summary>The store. A try that failed is not kept: the next call tries again.</summary>
    public async ValueTask<IJobStore> ConnectAsync(CancellationToken cancellationToken)
    {
        Task<IJobStore> connecting;
        lock (_gate)
        {
            if (_connecting is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _connecting = ConnectAsync();
            }

            connecting = _connecting;
        }

        return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A client on the store; blocks for the connection when the host has not made it yet.</summary>
    public JobClient Client(string? name, TimeProvider time, JobClientOptions options)
    {
        var store = ConnectAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var redis = _options();
        return new JobClient(store, time, Random.Shared, options, new ServerAddress(name, store.Endpoint, redis.Database, redis.KeyPrefix), _clientLogger);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await Answered.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_connecting is { IsCompletedSuccessfully: true } connected)
        {
            await connected.Result.DisposeAsync().ConfigureAwait(false);
        }

        _closing.Dispose();
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

    private async Task<IJobStore> ConnectAsync()
    {
        var options = _options();
        if (options.IsRequiredAtStart(byDefault: _hasWorker))
        {
            return await OpenAsync(options, CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            return await OpenAsync(options.With(FirstConnect.Tried), CancellationToken.None).ConfigureAwait(false);
        }
        catch (JobException exception)
        {
            LogAway(_logger, exception.Message);
        }

        var store = await OpenAsync(options.With(FirstConnect.Later), CancellationToken.None).ConfigureAwait(false);
        Answered = WaitForAnswerAsync(store);
        return store;
    }

    private async Task WaitForAnswerAsync(IJobStore store)
    {
        while (true)
        {
            await Task.Delay(LookInterval, _time, _closing.Token).ConfigureAwait(false);
            try
            {
                await store.PingAsync().ConfigureAwait(false);
                LogBack(_logger, store.Endpoint);
                return;
            }
            catch (StoreException)
            {
                // Still away.
            }
        }
    }

    [LoggerMessage(EventIds.RedisIsAway, LogLevel.Warning, "{Reason} This program starts without it: enqueueing fails until it is there, and then goes on by itself. Set RequireRedisAtStart to true to stop at the start instead.")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(EventIds.RedisIsBack, LogLevel.Information, "Redis at {Endpoint} answers now.")]
    private static partial void LogBack(ILogger logger, string endpoint);
}
