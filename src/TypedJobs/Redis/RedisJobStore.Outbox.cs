using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    // So few that neither queue is held up, even if their bodies are as large as they may be.
    private const int DeliverBatch = 100;

    public async ValueTask<string[]> ListOutboxesAsync(QueueAddress source)
        => Array.ConvertAll(
            await RunAsync("SMEMBERS", source, () => _database.SetMembersAsync(KeysOf(source).Outboxes)).ConfigureAwait(false),
            static target => target.ToString());

    public async ValueTask<int> DeliverAsync(QueueAddress source, QueueAddress target)
    {
        var (from, to) = (KeysOf(source), KeysOf(target));
        var name = target.ToString();
        var entries = await RunAsync("LRANGE", source, () => _database.ListRangeAsync(from.Outbox(name), 0, DeliverBatch - 1)).ConfigureAwait(false);
        var arguments = new List<RedisValue>(2 + (entries.Length * 3)) { to.Prefix, source.ToString() };
        RedisValue last = default;
        var bytes = 0;
        foreach (var entry in entries)
        {
            if (!FollowUpEntry.TryRead(entry, out var followUp))
            {
                throw new StoreException(
                    $"The outbox of queue '{source}' to '{target}' holds an entry that is no follow-up: somebody else wrote it, and it holds up those behind it. "
                    + "client.Inspector.RepairAsync(queue) takes it out.",
                    StoreFailure.Refused);
            }

            bytes += ((ReadOnlyMemory<byte>)entry).Length;
            if (bytes > StoreLimits.MaxCallBytes && last.HasValue)
            {
                break;
            }

            arguments.AddRange([followUp.Number, followUp.Id, followUp.Body]);
            last = followUp.Number;
        }

        if (last.HasValue)
        {
            await EvaluateAsync(RedisScripts.Deliver, target, [.. arguments]).ConfigureAwait(false);
        }

        return (int)await EvaluateAsync(
            RedisScripts.Delivered, source, from.For(RedisScripts.Delivered, name), [name, last.HasValue ? last : 0, DeliverBatch]).ConfigureAwait(false);
    }
}
