namespace TypedJobs.Serialization;

/// <summary>The types that <c>OnceAsync</c> keeps by itself.</summary>
internal static class SimpleCodecs
{
    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(string)] = Of<StringCodec, string>(),
        [typeof(bool)] = Of<BooleanCodec, bool>(),
        [typeof(char)] = Of<CharCodec, char>(),
        [typeof(byte)] = Of<ByteCodec, byte>(),
        [typeof(sbyte)] = Of<SByteCodec, sbyte>(),
        [typeof(short)] = Of<Int16Codec, short>(),
        [typeof(ushort)] = Of<UInt16Codec, ushort>(),
        [typeof(int)] = Of<Int32Codec, int>(),
        [typeof(uint)] = Of<UInt32Codec, uint>(),
        [typeof(long)] = Of<Int64Codec, long>(),
        [typeof(ulong)] = Of<UInt64Codec, ulong>(),
        [typeof(float)] = Of<SingleCodec, float>(),
        [typeof(double)] = Of<DoubleCodec, double>(),
        [typeof(decimal)] = Of<DecimalCodec, decimal>(),
        [typeof(Guid)] = Of<GuidCodec, Guid>(),
        [typeof(JobId)] = Of<JobIdCodec, JobId>(),
        [typeof(DateTime)] = Of<DateTimeCodec, DateTime>(),
        [typeof(DateTimeOffset)] = Of<DateTimeOffsetCodec, DateTimeOffset>(),
        [typeof(DateOnly)] = Of<DateOnlyCodec, DateOnly>(),
        [typeof(TimeOnly)] = Of<TimeOnlyCodec, TimeOnly>(),
        [typeof(TimeSpan)] = Of<TimeSpanCodec, TimeSpan>(),
        [typeof(Uri)] = Of<UriCodec, Uri>(),
        [typeof(byte[])] = Of<ByteArrayCodec, byte[]>(),
    };

    /// <summary>A <see cref="SimpleCodec{T}"/> of the type; null if it is none of these.</summary>
    public static object? Find(Type type) => All.GetValueOrDefault(type);

    private static SimpleCodec<T> Of<TCodec, T>()
        where TCodec : struct, IJobCodec<T>
        => new(TCodec.Write, TCodec.Read);
}
