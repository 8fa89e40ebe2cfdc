using StackExchange.Redis;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public ValueTask<IAsyncDisposable> SubscribeWakeAsync(QueueAddress queue, Action wake)
        => SubscribeAsync(queue, KeysOf(queue).Wake, _ => wake());

    public ValueTask<IAsyncDisposable> SubscribeDoneAsync(QueueAddress queue, Action<JobId> done)
        => SubscribeIdsAsync(queue, KeysOf(queue).Done, done);

    public ValueTask<IAsyncDisposable> SubscribeControlAsync(QueueAddress queue, Action<JobId> cancel)
        => SubscribeIdsAsync(queue, KeysOf(queue).Control, cancel);

    private ValueTask<IAsyncDisposable> SubscribeIdsAsync(QueueAddress queue, RedisChannel channel, Action<JobId> receive)
        => SubscribeAsync(queue, channel, message =>
        {
            foreach (var id in Split(((ReadOnlyMemory<byte>)message).Span))
            {
                receive(id);
            }
        });

    /// <summary>Subscribes for as long as the connection lives: StackExchange.Redis subscribes again when it has reconnected.</summary>
    private async ValueTask<IAsyncDisposable> SubscribeAsync(QueueAddress queue, RedisChannel channel, Action<RedisValue> receive)
    {
        void Receive(RedisChannel source, RedisValue message) => receive(message);

        var subscriber = _connection.GetSubscriber();
        await RunAsync("SUBSCRIBE", queue, async () =>
        {
            await subscriber.SubscribeAsync(channel, Receive).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return new Subscription(subscriber, channel, Receive);
    }

    private sealed class Subscription(ISubscriber subscriber, RedisChannel channel, Action<RedisChannel, RedisValue> handler) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await subscriber.UnsubscribeAsync(channel, handler).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
            {
                // A connection that is gone delivers nothing any more.
            }
        }
    }
}
