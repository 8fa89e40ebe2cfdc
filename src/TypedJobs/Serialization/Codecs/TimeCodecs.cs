using System.ComponentModel;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary><see cref="DateTime"/>: <see cref="DateTime.ToBinary"/>, so that its kind survives; MessagePack-CSharp's native resolver reads it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IJobCodec<DateTime>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTime value) => writer.Write(value.ToBinary());

    /// <inheritdoc/>
    public static DateTime Read(ref MessagePackReader reader) => DateTime.FromBinary(reader.ReadInt64());
}

/// <summary><see cref="DateTimeOffset"/>: an array of the local time as a MessagePack timestamp, and the offset in minutes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCodec : IJobCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTimeOffset value)
    {
        writer.WriteArrayHeader(2);
        writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
        writer.Write((short)value.Offset.TotalMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref MessagePackReader reader)
    {
        PayloadReader.ReadTupleHeader(ref reader, 2, nameof(DateTimeOffset));
        var local = reader.ReadDateTime();
        return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(reader.ReadInt16()));
    }
}

/// <summary><see cref="TimeSpan"/>: its ticks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IJobCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeSpan value) => writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(ref MessagePackReader reader) => new(reader.ReadInt64());
}

/// <summary><see cref="DateOnly"/>: its day number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IJobCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateOnly value) => writer.Write(value.DayNumber);

    /// <inheritdoc/>
    public static DateOnly Read(ref MessagePackReader reader) => DateOnly.FromDayNumber(reader.ReadInt32());
}

/// <summary><see cref="TimeOnly"/>: its ticks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCodec : IJobCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeOnly value) => writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeOnly Read(ref MessagePackReader reader) => new(reader.ReadInt64());
}
