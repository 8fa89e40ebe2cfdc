using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Strings as UTF-8, and half a surrogate pair, which UTF-8 lacks, in the three bytes that its number would have.</summary>
/// <remarks>Text that was cut after a number of chars may end in half a pair. MessagePack allows such bytes in a string; others read them as
/// U+FFFD. The form is WTF-8: https://simonsapin.github.io/wtf-8/.</remarks>
internal static class Wtf8
{
    private const int MostBytesOfAChar = 3;
    private const char Replacement = '\uFFFD';

    public static void Write(ref MessagePackWriter writer, string? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        // The header is written where it ends up unless the text has many bytes per char: then the text is moved by a byte or two.
        var guess = HeaderLength(value.Length);
        var target = writer.GetSpan((value.Length * MostBytesOfAChar) + 5);
        if (Utf8.FromUtf16(value, target[guess..], out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            length = WriteChars(value, target[guess..]);
        }

        var header = HeaderLength(length);
        if (header != guess)
        {
            target.Slice(guess, length).CopyTo(target[header..]);
        }

        WriteHeader(target, length);
        writer.Advance(header + length);
    }

    public static string? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        if (!reader.TryReadStringSpan(out var bytes))
        {
            bytes = reader.ReadStringSequence() is { } sequence ? sequence.ToArray() : [];
        }

        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains(Replacement, StringComparison.Ordinal) ? ReadChars(bytes) : text;
    }

    private static int HeaderLength(int length) => length switch
    {
        <= 31 => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => 5,
    };

    private static void WriteHeader(Span<byte> target, int length)
    {
        switch (length)
        {
            case <= 31:
                target[0] = (byte)(MessagePackCode.MinFixStr | length);
                break;
            case <= byte.MaxValue:
                target[0] = MessagePackCode.Str8;
                target[1] = (byte)length;
                break;
            case <= ushort.MaxValue:
                target[0] = MessagePackCode.Str16;
                BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)length);
                break;
            default:
                target[0] = MessagePackCode.Str32;
                BinaryPrimitives.WriteInt32BigEndian(target[1..], length);
                break;
        }
    }

    private static int WriteChars(ReadOnlySpan<char> text, Span<byte> target)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var chars) == OperationStatus.Done)
            {
                length += rune.EncodeToUtf8(target[length..]);
            }
            else
            {
                target[length++] = (byte)(0xE0 | (text[0] >> 12));
                target[length++] = (byte)(0x80 | ((text[0] >> 6) & 0x3F));
                target[length++] = (byte)(0x80 | (text[0] & 0x3F));
            }

            text = text[chars..];
        }

        return length;
    }

    private static string ReadChars(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                text.Append((char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                bytes = bytes[3..];
            }
            else
            {
                Rune.DecodeFromUtf8(bytes, out var rune, out var read);
                text.Append(rune.ToString());
                bytes = bytes[read..];
            }
        }

        return text.ToString();
    }
}
