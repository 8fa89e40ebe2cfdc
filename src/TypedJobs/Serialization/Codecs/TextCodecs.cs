using System.ComponentModel;
using System.Text;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Text; nil for null. Half a surrogate pair arrives as it was: see <see cref="Wtf8"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IJobCodec<string>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, string value) => Wtf8.Write(ref writer, value);

    /// <inheritdoc/>
    public static string Read(ref MessagePackReader reader) => Wtf8.Read(ref reader)!;
}

/// <summary><see cref="Rune"/>: its number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RuneCodec : IJobCodec<Rune>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Rune value) => writer.Write(value.Value);

    /// <inheritdoc/>
    public static Rune Read(ref MessagePackReader reader) => new(reader.ReadInt32());
}

/// <summary><see cref="Uri"/>: its text as it was given; nil for null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IJobCodec<Uri>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Uri value) => Wtf8.Write(ref writer, value?.OriginalString);

    /// <inheritdoc/>
    public static Uri Read(ref MessagePackReader reader) => Wtf8.Read(ref reader) is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null!;
}

/// <summary><see cref="Version"/>: its text; nil for null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionCodec : IJobCodec<Version>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Version value) => writer.Write(value?.ToString());

    /// <inheritdoc/>
    public static Version Read(ref MessagePackReader reader) => reader.ReadString() is { } text ? new Version(text) : null!;
}
