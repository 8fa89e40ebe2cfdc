using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>A value type that may be null: nil, or the value.</summary>
/// <typeparam name="TCodec">The value's codec.</typeparam>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<TCodec, T> : IJobCodec<T?>
    where TCodec : struct, IJobCodec<T>
    where T : struct
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T? value)
    {
        if (value is { } present)
        {
            TCodec.Write(ref writer, present);
        }
        else
        {
            writer.WriteNil();
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : TCodec.Read(ref reader);
}
