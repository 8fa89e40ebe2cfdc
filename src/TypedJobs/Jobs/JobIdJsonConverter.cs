using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedJobs;

/// <summary>A job id in JSON: its text, as a value and as a key of a dictionary. Found by the attribute on <see cref="JobId"/>, with and without reflection.</summary>
public sealed class JobIdJsonConverter : JsonConverter<JobId>
{
    /// <summary>Reads an id.</summary>
    /// <param name="reader">At a string.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="JsonException">It is no job id.</exception>
    public override JobId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            ? ReadText(ref reader)
            : throw new JsonException($"A job id is a JSON string such as \"mail.06DC4R9V7XK2M8P3QH5T1W0Zn\", not a {reader.TokenType}.");

    /// <summary>Writes an id.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The id.</param>
    /// <param name="options">Not used.</param>
    public override void Write(Utf8JsonWriter writer, JobId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[JobId.MaxTextLength];
        value.TryFormat(text, out var length, default, null);
        writer.WriteStringValue(text[..length]);
    }

    /// <summary>Reads an id that is a key of a dictionary.</summary>
    /// <param name="reader">At a property name.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="JsonException">It is no job id.</exception>
    public override JobId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadText(ref reader);

    /// <summary>Writes an id that is a key of a dictionary.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The id.</param>
    /// <param name="options">Not used.</param>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, JobId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[JobId.MaxTextLength];
        value.TryFormat(text, out var length, default, null);
        writer.WritePropertyName(text[..length]);
    }

    private static JobId ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return JobId.Parse(reader.GetString()!, null);
        }
        catch (FormatException exception)
        {
            // Of this type the serializer says where in the document it is.
            throw new JsonException(exception.Message, exception);
        }
    }
}
