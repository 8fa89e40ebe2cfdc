using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What went wrong with a value, with the path to it.</summary>
internal static class PayloadFaultText
{
    /// <summary>A value could not be written.</summary>
    /// <param name="path">The way to it: <c>Order.Customer.Name</c>.</param>
    /// <param name="exception">What writing it threw.</param>
    public static string OfWrite(string path, Exception exception) => exception is NullInPayloadException found
        ? $"{path} is null, but '{found.Type}' is not nullable. Declare it '{found.Type}?', or give it a value."
        : $"{path}: {ExceptionText.MessageOf(exception)}";

    /// <summary>A value could not be read.</summary>
    /// <param name="reader">Where it stopped.</param>
    /// <param name="exception">What reading it threw.</param>
    /// <param name="root">The type of the whole.</param>
    /// <param name="isArguments">True if the payload is an array of arguments, of which <paramref name="root"/> is one.</param>
    public static string OfRead(ref MessagePackReader reader, Exception exception, string root, bool isArguments)
    {
        var consumed = reader.Sequence.Slice(0, reader.Position);
        return exception switch
        {
            NullInPayloadException found => $"{root}{PayloadPath.Next(consumed.Slice(0, consumed.Length - 1), isArguments, out _)} is stored as nil, but '{found.Type}' is not nullable.",
            AbsentMemberException found => $"{root}{PayloadPath.Ended(consumed, isArguments, found.Count)}.{found.Member} is required and not stored.",
            _ => $"{root}{PayloadPath.Next(consumed, isArguments, out _)}: {ExceptionText.MessageOf(exception)}",
        };
    }
}

/// <summary>How messages spell types at run time.</summary>
internal static class TypeText
{
    /// <summary><c>List&lt;Order&gt;</c>, <c>int</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type == typeof(string) ? "string" : type.Name;
        }

        var name = type.Name.IndexOf('`', StringComparison.Ordinal) is var end and >= 0 ? type.Name[..end] : type.Name;
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
