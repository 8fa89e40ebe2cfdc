using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>Jobs in Redis. Each member is one call of one script, which alone is atomic.</summary>
internal sealed partial class RedisJobStore : IJobStore
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromMilliseconds(500);

    private readonly RedisOptions _options;
    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;
    private readonly ConcurrentDictionary<QueueAddress, RedisKeys> _keys = new();
    private readonly RegistryKeys _registry;
    private readonly SilenceWatch _watch;
    private readonly SilenceWatch _keeperWatch = new();
    private ConnectionMultiplexer? _keeperConnection;

    private RedisJobStore(RedisOptions options, ConnectionMultiplexer connection, SilenceWatch watch)
    {
        _options = options;
        _connection = connection;
        _watch = watch;
        _database = connection.GetDatabase();
        _registry = new RegistryKeys(options.KeyPrefix);
        Endpoint = RedisConnection.EndpointOf(options.ToConfiguration());
    }

    public string Endpoint { get; }

    /// <summary>The connection that all but the lease keeper uses.</summary>
    internal IConnectionMultiplexer Connection => _connection;

    public static async Task<RedisJobStore> ConnectAsync(RedisOptions options, CancellationToken cancellationToken)
    {
        var watch = new SilenceWatch();
        return new(options, await RedisConnection.OpenAsync(options, "jobs", watch, cancellationToken).ConfigureAwait(false), watch);
    }

    public async ValueTask DisposeAsync()
    {
        var closing = Task.WhenAll(
            _connection.DisposeAsync().AsTask(),
            _keeperConnection?.DisposeAsync().AsTask() ?? Task.CompletedTask,
            DisposeDurableAsync().AsTask());
        // The client library says goodbye and waits for an answer, which one that is away does not give.
        await Task.WhenAny(closing, Task.Delay(ClosePatience, TimeProvider.System)).ConfigureAwait(false);
    }

    internal RedisKeys KeysOf(QueueAddress queue)
        => _keys.TryGetValue(queue, out var keys) ? keys : _keys.GetOrAdd(queue, new RedisKeys(_options.KeyPrefix, queue));

    private ValueTask<RedisResult> EvaluateAsync(RedisScript script, QueueAddress queue, RedisValue[] arguments)
        => EvaluateAsync(_database, script, queue, KeysOf(queue).For(script), arguments);

    private ValueTask<RedisResult> EvaluateAsync(RedisScript script, QueueAddress queue, RedisKey[] keys, RedisValue[] arguments)
        => EvaluateAsync(_database, script, queue, keys, arguments);

    private ValueTask<RedisResult> EvaluateAsync(IDatabase database, RedisScript script, QueueAddress queue, RedisKey[] keys, RedisValue[] arguments)
        => RunAsync(script.Name, queue, () => CallAsync(database, script, keys, arguments));

    /// <summary>Calls a script by its hash: by its text, the client library would look up thousands of characters at each call.</summary>
    private static async Task<RedisResult> CallAsync(IDatabase database, RedisScript script, RedisKey[] keys, RedisValue[] arguments)
    {
        try
        {
            return await database.ScriptEvaluateAsync(script.Hash, keys, arguments).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A server that is new or was restarted, or SCRIPT FLUSH: nothing has run.
            return await database.ScriptEvaluateAsync(script.Text, keys, arguments).ConfigureAwait(false);
        }
    }

    /// <summary>The one way to Redis but the lease keeper's: tells the watch how it went, and turns what the client library throws into our own.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TReply> RunAsync<TReply>(string command, QueueAddress queue, Func<Task<TReply>> run)
    {
        var startedAt = SilenceWatch.Now;
        try
        {
            var reply = await run().ConfigureAwait(false);
            _watch.Answered();
            return reply;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            _watch.Failed(exception, startedAt);
            throw RedisConnection.Explain(exception, Endpoint, command, queue);
        }
    }

    /// <summary>Ids one after another, as the scripts take them.</summary>
    private static byte[] Join(ReadOnlySpan<JobId> ids)
    {
        var joined = new byte[ids.Length * JobId.Size];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i].TryWriteBytes(joined.AsSpan(i * JobId.Size));
        }

        return joined;
    }

    private static JobId[] Split(ReadOnlySpan<byte> joined)
    {
        if (joined.IsEmpty)
        {
            return [];
        }

        var ids = new JobId[joined.Length / JobId.Size];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = JobId.FromBytes(joined.Slice(i * JobId.Size, JobId.Size));
        }

        return ids;
    }

    private static bool Is(RedisResult reply, ScriptStatus status) => reply.Resp2Type == ResultType.Integer && (long)reply == (long)status;
}
