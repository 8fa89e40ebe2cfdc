using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>A reference that is declared not to be null, as an element or a result.</summary>
/// <typeparam name="TCodec">The codec of the value.</typeparam>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NotNullCodec<TCodec, T> : IJobCodec<T>
    where TCodec : struct, IJobCodec<T>
    where T : class
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value) => TCodec.Write(ref writer, value ?? throw PayloadFault.Null(TypeText.Of(typeof(T))));

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) => TCodec.Read(ref reader) ?? throw PayloadFault.Null(TypeText.Of(typeof(T)));
}
