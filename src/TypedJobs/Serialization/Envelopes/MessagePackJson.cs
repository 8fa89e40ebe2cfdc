using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Shows payloads as JSON. One way only: bytes become Base64 and keys become strings, so it cannot be read back.</summary>
internal static class MessagePackJson
{
    // Far deeper than any payload a codec writes; a hostile one must not end the process with its stack.
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions Options = new()
    {
        MaxDepth = MaxDepth + 1,
        // Readable in any language; what HTML could take for markup stays escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>One MessagePack value as JSON; null if the bytes are none, or nested deeper than 64.</summary>
    public static string? ToJson(ReadOnlyMemory<byte> bytes)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(64, bytes.Length * 2));
        using var json = new Utf8JsonWriter(buffer, Options);
        try
        {
            var reader = new MessagePackReader(bytes);
            Write(json, ref reader, MaxDepth);
            json.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException
            or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The arguments of a job that is known: an object with a member for each parameter that has one. Null if they are of another form, or none.</summary>
    public static string? ToJson(ReadOnlyMemory<byte> arguments, IReadOnlyList<JobParameter> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(64, arguments.Length * 2));
        using var json = new Utf8JsonWriter(buffer, Options);
        try
        {
            var reader = new MessagePackReader(arguments);
            var count = reader.ReadArrayHeader();
            if (count > parameters.Count)
            {
                return null;
            }

            json.WriteStartObject();
            for (var i = 0; i < count; i++)
            {
                json.WritePropertyName(parameters[i].Name);
                parameters[i].Show(ref reader, json);
            }

            json.WriteEndObject();
            json.Flush();
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception)
        {
            // An older form of the arguments, or bytes that are none: readers of all kinds throw of all kinds.
            return null;
        }
    }

    /// <summary>Writes one value as it is stored.</summary>
    /// <exception cref="MessagePackSerializationException">The bytes are none, or nested too deep.</exception>
    public static void Write(Utf8JsonWriter json, ref MessagePackReader reader) => Write(json, ref reader, MaxDepth - 1);

    private static void Write(Utf8JsonWriter json, ref MessagePackReader reader, int depth)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                json.WriteNullValue();
                break;
            case MessagePackType.Boolean:
                json.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Integer:
                WriteInteger(json, ref reader);
                break;
            case MessagePackType.Float:
                WriteNumber(json, reader.NextCode == MessagePackCode.Float32 ? reader.ReadSingle() : reader.ReadDouble());
                break;
            case MessagePackType.String:
                json.WriteStringValue(reader.ReadString());
                break;
            case MessagePackType.Binary:
                json.WriteBase64StringValue((reader.ReadBytes() ?? default).ToArray());
                break;
            case MessagePackType.Array:
                WriteArray(json, ref reader, depth);
                break;
            case MessagePackType.Map:
                WriteMap(json, ref reader, depth);
                break;
            case MessagePackType.Extension:
                WriteExtension(json, ref reader);
                break;
            default:
                throw new MessagePackSerializationException($"Code {reader.NextCode} begins no value.");
        }
    }

    private static void WriteInteger(Utf8JsonWriter json, ref MessagePackReader reader)
    {
        if (reader.NextCode == MessagePackCode.UInt64)
        {
            json.WriteNumberValue(reader.ReadUInt64());
        }
        else
        {
            json.WriteNumberValue(reader.ReadInt64());
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteArray(Utf8JsonWriter json, ref MessagePackReader reader, int depth)
    {
        var count = reader.ReadArrayHeader();
        ThrowIfTooDeep(depth);
        json.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            Write(json, ref reader, depth - 1);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, ref MessagePackReader reader, int depth)
    {
        var count = reader.ReadMapHeader();
        ThrowIfTooDeep(depth);
        json.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            json.WritePropertyName(ReadKey(ref reader));
            Write(json, ref reader, depth - 1);
        }

        json.WriteEndObject();
    }

    private static string ReadKey(ref MessagePackReader reader) => reader.NextMessagePackType switch
    {
        MessagePackType.String => reader.ReadString() ?? "",
        MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64 => reader.ReadUInt64().ToString(CultureInfo.InvariantCulture),
        MessagePackType.Integer => reader.ReadInt64().ToString(CultureInfo.InvariantCulture),
        MessagePackType.Boolean => reader.ReadBoolean() ? "true" : "false",
        MessagePackType.Float => reader.ReadDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToHexString(reader.ReadRaw().ToArray()),
    };

    private static void WriteExtension(Utf8JsonWriter json, ref MessagePackReader reader)
    {
        if (reader.CreatePeekReader().ReadExtensionFormatHeader().TypeCode == ReservedMessagePackExtensionTypeCode.DateTime)
        {
            json.WriteStringValue(reader.ReadDateTime());
            return;
        }

        json.WriteBase64StringValue(reader.ReadExtensionFormat().Data.ToArray());
    }

    private static void ThrowIfTooDeep(int depth)
    {
        if (depth == 0)
        {
            throw new MessagePackSerializationException($"The value is nested deeper than {MaxDepth}.");
        }
    }
}
