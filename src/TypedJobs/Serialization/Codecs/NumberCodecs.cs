using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="Half"/>: a MessagePack float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfCodec : IJobCodec<Half>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Half value) => writer.Write((float)value);

    /// <inheritdoc/>
    public static Half Read(ref MessagePackReader reader) => (Half)reader.ReadSingle();
}

/// <summary><c>decimal</c>: 16 bytes, as MessagePack-CSharp's native resolver has it: flags, high word, low and middle.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCodec : IJobCodec<decimal>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bits[3]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], bits[2]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], bits[0]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], bits[1]);
        writer.Write(bytes);
    }

    /// <inheritdoc/>
    public static decimal Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        FixedBytes.Read(ref reader, bytes);
        return new decimal(
        [
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes),
        ]);
    }
}

/// <summary><see cref="Int128"/>: 16 bytes, the highest first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int128Codec : IJobCodec<Int128>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Int128 value)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        BinaryPrimitives.WriteInt128BigEndian(bytes, value);
        writer.Write(bytes);
    }

    /// <inheritdoc/>
    public static Int128 Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        FixedBytes.Read(ref reader, bytes);
        return BinaryPrimitives.ReadInt128BigEndian(bytes);
    }
}

/// <summary><see cref="UInt128"/>: 16 bytes, the highest first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Codec : IJobCodec<UInt128>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        writer.Write(bytes);
    }

    /// <inheritdoc/>
    public static UInt128 Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes.Size];
        FixedBytes.Read(ref reader, bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}

/// <summary><see cref="BigInteger"/>: its two's complement, the lowest byte first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerCodec : IJobCodec<BigInteger>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, BigInteger value) => writer.Write(value.ToByteArray());

    /// <inheritdoc/>
    public static BigInteger Read(ref MessagePackReader reader) => new(ByteArrayCodec.ReadRequired(ref reader));
}

/// <summary><see cref="Complex"/>: an array of its real and imaginary part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComplexCodec : IJobCodec<Complex>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Complex value)
    {
        writer.WriteArrayHeader(2);
        writer.Write(value.Real);
        writer.Write(value.Imaginary);
    }

    /// <inheritdoc/>
    public static Complex Read(ref MessagePackReader reader)
    {
        PayloadReader.ReadTupleHeader(ref reader, 2, nameof(Complex));
        var real = reader.ReadDouble();
        return new Complex(real, reader.ReadDouble());
    }
}
