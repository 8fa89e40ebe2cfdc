using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>A truth value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : IJobCodec<bool>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, bool value) => writer.Write(value);

    /// <inheritdoc/>
    public static bool Read(ref MessagePackReader reader) => reader.ReadBoolean();
}

/// <summary><c>byte</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteCodec : IJobCodec<byte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte value) => writer.Write(value);

    /// <inheritdoc/>
    public static byte Read(ref MessagePackReader reader) => reader.ReadByte();
}

/// <summary><c>sbyte</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteCodec : IJobCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, sbyte value) => writer.Write(value);

    /// <inheritdoc/>
    public static sbyte Read(ref MessagePackReader reader) => reader.ReadSByte();
}

/// <summary><c>short</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Codec : IJobCodec<short>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, short value) => writer.Write(value);

    /// <inheritdoc/>
    public static short Read(ref MessagePackReader reader) => reader.ReadInt16();
}

/// <summary><c>ushort</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Codec : IJobCodec<ushort>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ushort value) => writer.Write(value);

    /// <inheritdoc/>
    public static ushort Read(ref MessagePackReader reader) => reader.ReadUInt16();
}

/// <summary><c>int</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Codec : IJobCodec<int>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, int value) => writer.Write(value);

    /// <inheritdoc/>
    public static int Read(ref MessagePackReader reader) => reader.ReadInt32();
}

/// <summary><c>uint</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Codec : IJobCodec<uint>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, uint value) => writer.Write(value);

    /// <inheritdoc/>
    public static uint Read(ref MessagePackReader reader) => reader.ReadUInt32();
}

/// <summary><c>long</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IJobCodec<long>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, long value) => writer.Write(value);

    /// <inheritdoc/>
    public static long Read(ref MessagePackReader reader) => reader.ReadInt64();
}

/// <summary><c>ulong</c>: the shortest MessagePack number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Codec : IJobCodec<ulong>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ulong value) => writer.Write(value);

    /// <inheritdoc/>
    public static ulong Read(ref MessagePackReader reader) => reader.ReadUInt64();
}

/// <summary><c>float</c>: a MessagePack float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleCodec : IJobCodec<float>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, float value) => writer.Write(value);

    /// <inheritdoc/>
    public static float Read(ref MessagePackReader reader) => reader.ReadSingle();
}

/// <summary><c>double</c>: a MessagePack float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IJobCodec<double>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, double value) => writer.Write(value);

    /// <inheritdoc/>
    public static double Read(ref MessagePackReader reader) => reader.ReadDouble();
}

/// <summary>A UTF-16 code unit, as its number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharCodec : IJobCodec<char>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, char value) => writer.Write(value);

    /// <inheritdoc/>
    public static char Read(ref MessagePackReader reader) => reader.ReadChar();
}
