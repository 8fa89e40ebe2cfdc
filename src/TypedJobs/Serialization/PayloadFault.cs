using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What generated codecs throw for values that their types do not allow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadFault
{
    /// <summary>A null where the type says that there is none.</summary>
    /// <param name="type">The declared type, for the message.</param>
    public static Exception Null(string type) => new NullInPayloadException(type);

    /// <summary>A required member that is not stored.</summary>
    /// <param name="type">The type that has it, for the message.</param>
    /// <param name="member">The member, for the message.</param>
    /// <param name="count">How many members are stored.</param>
    public static Exception Absent(string type, string member, int count) => new AbsentMemberException(type, member, count);
}

/// <summary>A null where the type says that there is none. When read, the nil is the last byte that was consumed.</summary>
internal sealed class NullInPayloadException(string type)
    : MessagePackSerializationException($"It is null, but '{type}' is not nullable. Declare it '{type}?', or give it a value.")
{
    public string Type { get; } = type;
}

/// <summary>A required member that is not stored. What it is missing in is read to its end.</summary>
internal sealed class AbsentMemberException(string type, string member, int count)
    : MessagePackSerializationException($"'{type}' is stored without '{member}', which is required.")
{
    public string Member { get; } = member;

    public int Count { get; } = count;
}
