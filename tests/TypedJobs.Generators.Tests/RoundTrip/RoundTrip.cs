using System.Collections;
using CsCheck;
using MessagePack;
using MessagePack.Resolvers;
using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests.RoundTrip;

/// <summary>The promise of a codec: what is written comes back, and MessagePack-CSharp reads what we write and writes what we read.</summary>
internal static class RoundTrip
{
    private const int Values = 60;

    private static readonly MessagePackSerializerOptions Oracle = MessagePackSerializerOptions.Standard.WithResolver(CompositeResolver.Create(
        NativeGuidResolver.Instance, NativeDecimalResolver.Instance, NativeDateTimeResolver.Instance, ContractlessStandardResolver.Instance));

    public static void Check<T>(JobDefinition<T> job, Func<T, JobCall<T>> with, Gen<T> values, bool isKnownToMessagePack = true)
        => values.Sample(
            value =>
            {
                var bytes = Argument(with(value));
                AssertSame(value, Decode(job, bytes));
                AssertSame(value, Decode(job, Run(job, with(value))));
                if (isKnownToMessagePack)
                {
                    AssertSame(value, MessagePackSerializer.Deserialize<T>(bytes, Oracle));
                    AssertSame(value, Decode(job, MessagePackSerializer.Serialize(value, Oracle)));
                }
            },
            iter: Values);

    public static T Decode<T>(JobDefinition<T> job, ReadOnlyMemory<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        var value = job.ReadResult(ref reader);
        Assert.True(reader.End, "The codec left bytes behind.");
        return value;
    }

    /// <summary>The bytes of a call's one argument.</summary>
    public static ReadOnlyMemory<byte> Argument(JobCall call)
    {
        var arguments = JobEnvelope.Parse(call.Body).Arguments;
        var reader = new MessagePackReader(arguments);
        Assert.Equal(1, reader.ReadArrayHeader());
        return arguments[(int)reader.Consumed..];
    }

    private static ReadOnlyMemory<byte> Run(JobDefinition job, JobCall call)
        => LoadedJobs.RunAsync(job.Descriptor, JobEnvelope.Parse(call.Body).Arguments).GetAwaiter().GetResult().Result;

    private static void AssertSame(object? expected, object? actual)
    {
        if (Equals(expected, actual))
        {
            return;
        }

        switch (expected)
        {
            case Memory<byte> memory:
                Assert.Equal(memory.ToArray(), ((Memory<byte>)actual!).ToArray());
                break;
            case ReadOnlyMemory<byte> memory:
                Assert.Equal(memory.ToArray(), ((ReadOnlyMemory<byte>)actual!).ToArray());
                break;
            case IEnumerable items when expected is not string && !IsUnordered(expected):
                var actuals = ((IEnumerable)actual!).Cast<object?>().ToArray();
                var expecteds = items.Cast<object?>().ToArray();
                Assert.Equal(expecteds.Length, actuals.Length);
                for (var i = 0; i < expecteds.Length; i++)
                {
                    AssertSame(expecteds[i], actuals[i]);
                }

                break;
            default:
                Assert.NotNull(expected);
                Assert.NotNull(actual);
                Assert.Equivalent(expected, actual, strict: true);
                break;
        }
    }

    private static bool IsUnordered(object collection)
        => collection.GetType().Name is var name && (name.Contains("Set", StringComparison.Ordinal) || name.Contains("Dictionary", StringComparison.Ordinal));
}
