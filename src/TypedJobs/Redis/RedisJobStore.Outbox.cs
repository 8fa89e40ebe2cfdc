using MessagePack;
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
            var packed = (ReadOnlyMemory<byte>)entry;
            bytes += packed.Length;
            if (bytes > StoreLimits.MaxCallBytes && last.HasValue)
            {
                break;
            }

            last = Add(arguments, packed);
        }

        if (last.HasValue)
        {
            await EvaluateAsync(RedisScripts.Deliver, target, [.. arguments]).ConfigureAwait(false);
        }

        return (int)await EvaluateAsync(
            RedisScripts.Delivered, source, from.For(RedisScripts.Delivered, name), [name, last.HasValue ? last : 0, DeliverBatch]).ConfigureAwait(false);
    }

    /// <summary>Adds a follow-up as <c>settle_follow_up.lua</c> packs it: number, id and body.</summary>
    /// <returns>Its number.</returns>
    private static RedisValue Add(List<RedisValue> arguments, ReadOnlyMemory<byte> packed)
    {
        var reader = new MessagePackReader(packed);
        reader.ReadArrayHeader();
        var number = (RedisValue)ReadBytes(ref reader, packed);
        arguments.Add(number);
        arguments.Add(ReadBytes(ref reader, packed));
        arguments.Add(ReadBytes(ref reader, packed));
        return number;
    }
}
