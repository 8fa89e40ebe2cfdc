using System.Buffers;
using MessagePack;

namespace TypedJobs.Serialization;

/// <summary>What an envelope holds beyond name, arguments and attempt: a map from a small number to a value of any form. Immutable.</summary>
/// <remarks>Nothing is read before it is asked for, and reading never throws: <see cref="JobEnvelope.Parse"/> has seen that the map is whole. Options that
/// this build does not know are kept as they are. What a value means, its feature says.</remarks>
internal readonly struct EnvelopeOptions
{
    private readonly ReadOnlyMemory<byte> _map;

    /// <summary>Takes options as they are stored.</summary>
    /// <param name="map">A whole map; empty for none.</param>
    public EnvelopeOptions(ReadOnlyMemory<byte> map) => _map = map;

    /// <summary>True if there are none.</summary>
    public bool IsEmpty => _map.IsEmpty;

    /// <summary>The options as they are stored: a map; empty if there are none.</summary>
    public ReadOnlyMemory<byte> Bytes => _map;

    /// <summary>The value of an option, as it is stored; empty if it is not set.</summary>
    public ReadOnlyMemory<byte> Find(EnvelopeKey key)
    {
        foreach (var entry in this)
        {
            if (entry.Key == (int)key)
            {
                return entry.Value;
            }
        }

        return default;
    }

    /// <summary>The same options, with one set.</summary>
    /// <param name="key">Which.</param>
    /// <param name="value">One MessagePack value.</param>
    public EnvelopeOptions With(EnvelopeKey key, ReadOnlySpan<byte> value) => Rewrite(key, value);

    /// <summary>The same options, without one.</summary>
    public EnvelopeOptions Without(EnvelopeKey key) => Find(key).IsEmpty ? this : Rewrite(key, default);

    /// <summary>Goes through the options in the order in which they are stored.</summary>
    public Enumerator GetEnumerator() => new(_map);

    private EnvelopeOptions Rewrite(EnvelopeKey changed, ReadOnlySpan<byte> value)
    {
        var others = 0;
        foreach (var entry in this)
        {
            others += entry.Key == (int)changed ? 0 : 1;
        }

        var count = others + (value.IsEmpty ? 0 : 1);
        if (count == 0)
        {
            return default;
        }

        // A header of up to five bytes, a number of as many, and what there was.
        var buffer = new ArrayBufferWriter<byte>(_map.Length + value.Length + 10);
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(count);
        foreach (var entry in this)
        {
            if (entry.Key != (int)changed)
            {
                writer.WriteRaw(entry.Bytes.Span);
            }
        }

        if (!value.IsEmpty)
        {
            writer.Write((int)changed);
            writer.WriteRaw(value);
        }

        writer.Flush();
        return new EnvelopeOptions(buffer.WrittenMemory);
    }

    /// <summary>One option as it is stored.</summary>
    /// <param name="Key">Its number; null if it is none that this build can know.</param>
    /// <param name="Bytes">Number and value.</param>
    /// <param name="Value">The value.</param>
    public readonly record struct Entry(int? Key, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Value);

    /// <summary>Walks over the options without decoding their values.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlyMemory<byte> _map;
        private MessagePackReader _reader;
        private int _left;

        internal Enumerator(ReadOnlyMemory<byte> map)
        {
            _map = map;
            _reader = new MessagePackReader(map);
            _left = map.IsEmpty ? 0 : _reader.ReadMapHeader();
        }

        /// <summary>The option that it is at.</summary>
        public Entry Current { get; private set; }

        /// <summary>Goes to the next option.</summary>
        public bool MoveNext()
        {
            if (_left-- <= 0)
            {
                return false;
            }

            var start = (int)_reader.Consumed;
            var key = ReadKey(ref _reader);
            var value = (int)_reader.Consumed;
            _reader.Skip();
            var end = (int)_reader.Consumed;
            Current = new Entry(key, _map[start..end], _map[value..end]);
            return true;
        }

        private static int? ReadKey(ref MessagePackReader reader)
        {
            if (reader.NextCode is <= MessagePackCode.MaxFixInt or MessagePackCode.UInt8 or MessagePackCode.UInt16)
            {
                return reader.ReadInt32();
            }

            reader.Skip();
            return null;
        }
    }
}
