using MessagePack;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>An entry of an outbox, as <c>settle_follow_up.lua</c> packs it.</summary>
/// <param name="Number">Its number, as text: only growing.</param>
/// <param name="Id">The follow-up's id.</param>
/// <param name="Body">Its envelope.</param>
internal readonly record struct FollowUpEntry(ReadOnlyMemory<byte> Number, ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads an entry.</summary>
    /// <returns>False if somebody else wrote it.</returns>
    public static bool TryRead(RedisValue entry, out FollowUpEntry followUp)
    {
        followUp = default;
        try
        {
            var packed = (ReadOnlyMemory<byte>)entry;
            var reader = new MessagePackReader(packed);
            if (reader.ReadArrayHeader() != 3)
            {
                return false;
            }

            followUp = new FollowUpEntry(ReadText(ref reader, packed), ReadText(ref reader, packed), ReadText(ref reader, packed));
            return followUp.Id.Length == JobId.Size && followUp.Number.Length is > 0 and < 20 && !followUp.Number.Span.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException or InvalidOperationException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> ReadText(ref MessagePackReader reader, ReadOnlyMemory<byte> packed)
    {
        var length = (int)(reader.ReadStringSequence() ?? default).Length;
        return packed.Slice((int)reader.Consumed - length, length);
    }
}
