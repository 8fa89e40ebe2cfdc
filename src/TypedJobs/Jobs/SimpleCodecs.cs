using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>The types that <c>OnceAsync</c> keeps by itself.</summary>
internal static class SimpleCodecs
{
    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(string)] = Of<StringCodec, string>(),
        [typeof(bool)] = Of<BooleanCodec, bool>(),
        [typeof(int)] = Of<Int32Codec, int>(),
        [typeof(long)] = Of<Int64Codec, long>(),
        [typeof(double)] = Of<DoubleCodec, double>(),
        [typeof(decimal)] = Of<DecimalCodec, decimal>(),
        [typeof(Guid)] = Of<GuidCodec, Guid>(),
        [typeof(JobId)] = Of<JobIdCodec, JobId>(),
        [typeof(DateTime)] = Of<DateTimeCodec, DateTime>(),
        [typeof(DateTimeOffset)] = Of<DateTimeOffsetCodec, DateTimeOffset>(),
        [typeof(DateOnly)] = Of<DateOnlyCodec, DateOnly>(),
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
