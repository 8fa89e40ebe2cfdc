using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace TypedJobs.Serialization;

/// <summary>Shows values of the framework's own types as a reader of them would write them: a <c>Guid</c> as a Guid, a date as a date, an enum by name.</summary>
internal static class ShownValues
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(bool), typeof(char), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(Int128), typeof(UInt128), typeof(Half), typeof(float), typeof(double), typeof(decimal), typeof(Guid), typeof(JobId), typeof(DateTime), typeof(DateTimeOffset),
        typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(System.Numerics.BigInteger), typeof(System.Text.Rune), typeof(byte[]),
    ];

    /// <summary>True if values of the type are shown from what they are; others are shown as they are stored.</summary>
    public static bool Covers(Type type)
        => Plain.Contains(type)
            || type.IsEnum
            || (type.IsSZArray && Covers(type.GetElementType()!))
            || (Nullable.GetUnderlyingType(type) is { } underlying && Covers(underlying))
            || (IsCollection(type) && type.GetGenericArguments().All(Covers));

    /// <summary>Writes a value of a type that is covered.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case byte or sbyte or short or ushort or int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case uint or ulong:
                json.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                json.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary entries:
                WriteEntries(json, entries);
                break;
            case IEnumerable items and not string:
                WriteItems(json, items);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    private static void WriteEntries(Utf8JsonWriter json, IDictionary entries)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in entries)
        {
            json.WritePropertyName(entry.Key is DateTime or DateTimeOffset or DateOnly or TimeOnly ? ((IFormattable)entry.Key).ToString("O", CultureInfo.InvariantCulture) : Text(entry.Key));
            Write(json, entry.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static string Text(object value) => (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";

    /// <summary>Collections of the framework that show their items, or their entries, without being told their types.</summary>
    private static bool IsCollection(Type type)
        => type.IsGenericType
            && type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true
            && (type.GetGenericArguments().Length == 1 || typeof(IDictionary).IsAssignableFrom(type));
}
