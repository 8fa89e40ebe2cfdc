using System.Buffers;
using System.Globalization;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>Where in a payload something went wrong, found out from the bytes up to there: so that codecs need not keep track of it.</summary>
internal sealed class PayloadPath
{
    // Paths are for people.
    private const int LongestKey = 60;
    private const int MostFrames = 512;

    private readonly List<Frame> _frames = [];
    private readonly List<(string Path, int Count)> _ended = [];

    private PayloadPath()
    {
    }

    /// <summary>The way to the value that would come after the bytes.</summary>
    /// <param name="bytes">The beginning of a payload.</param>
    /// <param name="isArguments">True if the payload is an array of arguments rather than one value.</param>
    /// <param name="argument">The argument's number, from 0; 0 of a single value.</param>
    /// <returns><c>.Customer.Name</c>, <c>.Lines[2].Price</c>; empty for the value itself.</returns>
    public static string Next(ReadOnlySequence<byte> bytes, bool isArguments, out int argument) => Walk(bytes).PathFrom(isArguments, out argument);

    /// <summary>The way to the array or map of this many entries that ends with the bytes, the innermost if there are several.</summary>
    public static string Ended(ReadOnlySequence<byte> bytes, bool isArguments, int count)
    {
        var ended = Walk(bytes)._ended.Find(e => e.Count == count).Path ?? string.Empty;
        return isArguments ? WithoutArgument(ended) : ended;
    }

    private static string WithoutArgument(string path) => path.IndexOf(']', StringComparison.Ordinal) is var end and >= 0 ? path[(end + 1)..] : path;

    private static PayloadPath Walk(ReadOnlySequence<byte> bytes)
    {
        var path = new PayloadPath();
        var reader = new MessagePackReader(bytes);
        try
        {
            while (!reader.End && path._frames.Count < MostFrames)
            {
                path.Step(ref reader);
            }
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
        {
            // Bytes that are cut or wrong lead as far as they lead.
        }

        return path;
    }

    private void Step(ref MessagePackReader reader)
    {
        _ended.Clear();
        if (_frames is [.., { IsMap: true, IsAtKey: true } map])
        {
            map.Key = ReadKey(ref reader);
            map.IsAtKey = false;
            return;
        }

        switch (reader.NextMessagePackType)
        {
            // The Try forms let a header promise more than follows: what follows is what is missing.
            case MessagePackType.Map when reader.TryReadMapHeader(out var count):
                Open(count, isMap: true);
                break;
            case MessagePackType.Array when reader.TryReadArrayHeader(out var count):
                Open(count, isMap: false);
                break;
            default:
                reader.Skip();
                EndValue();
                break;
        }
    }

    private void Open(int count, bool isMap)
    {
        _frames.Add(new Frame { Count = count, IsMap = isMap, IsAtKey = isMap });
        EndFull();
    }

    private void EndValue()
    {
        if (_frames is [.., var frame])
        {
            frame.Done++;
            frame.IsAtKey = frame.IsMap;
            EndFull();
        }
    }

    private void EndFull()
    {
        if (_frames is [.., var frame] && frame.Done == frame.Count)
        {
            _frames.RemoveAt(_frames.Count - 1);
            _ended.Add((PathFrom(isArguments: false, out _), frame.Count));
            EndValue();
        }
    }

    private string PathFrom(bool isArguments, out int argument)
    {
        argument = isArguments && _frames.Count > 0 ? _frames[0].Done : 0;
        return string.Concat(_frames.Skip(isArguments ? 1 : 0).Select(static frame => frame.Text));
    }

    private static string ReadKey(ref MessagePackReader reader)
    {
        if (reader.NextMessagePackType != MessagePackType.String)
        {
            var type = reader.NextMessagePackType;
            var number = type == MessagePackType.Integer ? reader.CreatePeekReader() : default;
            reader.Skip();
            return type == MessagePackType.Integer ? $"[{Number(ref number)}]" : "[…]";
        }

        var key = Cut(reader.ReadString() ?? string.Empty);
        return key.Length > 0 && key.All(static c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(key[0]) ? "." + key : $"[\"{key}\"]";
    }

    private static string Number(ref MessagePackReader reader)
        => reader.NextCode is >= MessagePackCode.Int8 and <= MessagePackCode.Int64 or >= MessagePackCode.MinNegativeFixInt
            ? reader.ReadInt64().ToString(CultureInfo.InvariantCulture)
            : reader.ReadUInt64().ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= LongestKey ? text : string.Concat(text.AsSpan(0, LongestKey), "…");

    private sealed class Frame
    {
        public required int Count { get; init; }

        public required bool IsMap { get; init; }

        public int Done { get; set; }

        public bool IsAtKey { get; set; }

        public string Key { get; set; } = string.Empty;

        public string Text => !IsMap ? string.Create(CultureInfo.InvariantCulture, $"[{Done}]") : IsAtKey ? string.Empty : Key;
    }
}
