using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    // As in enqueue_once.lua.
    private static readonly TimeSpan SeenTtl = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _durableGate = new(1);
    private ConnectionMultiplexer? _durableConnection;

    /// <remarks>
    /// Redis answers nothing else on a connection that waits for replicas (<see href="https://redis.io/docs/latest/commands/wait/"/>), and counts
    /// what that connection wrote only: so these calls have a connection of their own.
    /// </remarks>
    public async ValueTask<EnqueueReply> EnqueueDurablyAsync(
        QueueAddress queue, ReadOnlyMemory<NewJob> jobs, bool mayRepeat, long maxLength, ReplicaWait wait)
    {
        var connection = await OpenDurableAsync(wait).ConfigureAwait(false);
        var database = connection.GetDatabase();
        var sockets = connection.GetCounters().Interactive.SocketCount;
        var reply = await EnqueueAsync(database, queue, jobs, mayRepeat, maxLength).ConfigureAwait(false);
        if (reply.QueueFull || jobs.IsEmpty)
        {
            return reply;
        }

        int replicas;
        try
        {
            replicas = await WaitAsync(database, queue, jobs.Span[0].Id, isWritten: reply.Stored > 0, wait).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            // Whatever became of the waiting: the jobs had been stored before.
            throw new StoreException(exception.Message, StoreFailure.Unanswered, exception);
        }

        // A socket that was opened anew in between knows nothing of the write, and would not wait for it.
        replicas = connection.GetCounters().Interactive.SocketCount == sockets ? replicas : 0;
        return replicas >= wait.Replicas
            ? reply
            : throw new StoreException(
                $"Redis at {Endpoint} has stored it, but {replicas} of {wait.Replicas} replicas said so within {wait.Timeout.TotalMilliseconds:0} ms: "
                + "it is lost if the primary is lost before they have it. Look at the replicas (INFO replication).",
                StoreFailure.Unanswered);
    }

    private async ValueTask<int> WaitAsync(IDatabase database, QueueAddress queue, JobId first, bool isWritten, ReplicaWait wait)
    {
        var keys = KeysOf(queue);
        if (!isWritten)
        {
            // All of it was stored before, so there is no write to wait for: this is one that says nothing new.
            await RunAsync("SET", queue, () => database.StringSetAsync(keys.Seen(first), RedisValue.EmptyString, SeenTtl)).ConfigureAwait(false);
        }

        // WAIT names no key, so it must be told where the queue is.
        var endpoint = await RunAsync("WAIT", queue, () => database.IdentifyEndpointAsync(keys.Jobs)).ConfigureAwait(false);
        var server = database.Multiplexer.GetServer(endpoint ?? database.Multiplexer.GetEndPoints()[0]);
        return (int)await RunAsync("WAIT", queue, () => server.ExecuteAsync("WAIT", wait.Replicas, (long)wait.Timeout.TotalMilliseconds))
            .ConfigureAwait(false);
    }

    private async ValueTask<ConnectionMultiplexer> OpenDurableAsync(ReplicaWait wait)
    {
        if (Volatile.Read(ref _durableConnection) is { } open)
        {
            return open;
        }

        await _durableGate.WaitAsync().ConfigureAwait(false);
        try
        {
            return _durableConnection ??= await RedisConnection.OpenAsync(_options, "durable", _watch, CancellationToken.None, wait.Timeout)
                .ConfigureAwait(false);
        }
        finally
        {
            _durableGate.Release();
        }
    }

    private async ValueTask DisposeDurableAsync()
    {
        if (_durableConnection is { } durable)
        {
            await durable.DisposeAsync().ConfigureAwait(false);
        }

        _durableGate.Dispose();
    }
}
