using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>How a type is serialized. Implemented by generated code, as a struct without fields, so that calls are direct and need no instance.</summary>
/// <typeparam name="T">The type that is serialized.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJobCodec<T>
{
    /// <summary>Writes exactly one MessagePack value.</summary>
    static abstract void Write(ref MessagePackWriter writer, T value);

    /// <summary>Reads exactly one MessagePack value.</summary>
    /// <exception cref="MessagePackSerializationException">The bytes are no such value; the message names the member.</exception>
    static abstract T Read(ref MessagePackReader reader);
}
