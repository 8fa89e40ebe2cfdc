using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What a payload may not go beyond. Called by generated codecs of types that can contain themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadLimits
{
    /// <summary>How often values of types that contain themselves may be nested: a list of more nodes than this cannot be serialized as one.</summary>
    public const int MaxDepth = 256;

    [ThreadStatic]
    private static int _writeDepth;

    /// <summary>Goes one level down while reading; the codec goes up by <c>reader.Depth--</c>.</summary>
    /// <param name="reader">The reader that keeps the depth.</param>
    /// <param name="type">The type, for the message.</param>
    /// <exception cref="MessagePackSerializationException">That would be level <see cref="MaxDepth"/> + 1.</exception>
    public static void EnterRead(ref MessagePackReader reader, string type)
    {
        if (++reader.Depth > MaxDepth)
        {
            throw TooDeep(type);
        }
    }

    /// <summary>Goes one level down while writing.</summary>
    /// <param name="type">The type, for the message.</param>
    /// <exception cref="MessagePackSerializationException">That would be level <see cref="MaxDepth"/> + 1: too deep, or a cycle.</exception>
    public static void EnterWrite(string type)
    {
        if (++_writeDepth > MaxDepth)
        {
            throw TooDeep(type);
        }
    }

    /// <summary>Goes one level up while writing.</summary>
    public static void LeaveWrite() => _writeDepth--;

    /// <summary>Starts a value of its own: whatever an exception left behind on this thread is forgotten.</summary>
    internal static void StartWrite() => _writeDepth = 0;

    private static MessagePackSerializationException TooDeep(string type)
        => new($"A value of '{type}' contains itself more than {MaxDepth} levels deep, or in a cycle. Flatten it into a list, or pass an id in its place.");
}
