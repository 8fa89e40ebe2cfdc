using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Tests.Jobs;

/// <summary>An id as text: in JSON, in routes, in UTF-8, with and without its queue.</summary>
public partial class JobIdTextTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";

    private static readonly Gen<string?> AnyQueue = Gen.OneOf(Gen.Const((string?)null), Gen.Char[Letters].Array[1, 100].Select(static chars => (string?)new string(chars)));

    private static readonly Gen<JobId> AnyId = Gen.Select(
        Gen.Enum<JobPriority>(),
        Gen.Long[0, (1L << 48) - 1],
        Gen.Int,
        AnyQueue,
        static (priority, ms, seed, queue) => queue is null
            ? JobId.Create(priority, ms, new Random(seed))
            : JobId.Create(priority, ms, new Random(seed)).OnQueue(queue));

    private static JobId New(string? queue = null)
    {
        var id = JobId.Create(JobPriority.High, TimeProvider.System, Random.Shared);
        return queue is null ? id : id.OnQueue(queue);
    }

    [Fact]
    public void Id_ByEveryWayOfText_IsTheSameAndKeepsItsQueue()
        => AnyId.Sample(static id =>
        {
            var text = id.ToString();
            Same(id, JobId.Parse(text));
            Same(id, JobId.Parse(Encoding.UTF8.GetBytes(text)));
            Same(id, JsonSerializer.Deserialize<JobId>(JsonSerializer.Serialize(id)));
            Same(id, (JobId)TypeDescriptor.GetConverter(typeof(JobId)).ConvertFromInvariantString(text)!);
            Assert.Equal(text, TypeDescriptor.GetConverter(typeof(JobId)).ConvertToInvariantString(id));
            Assert.Equal(text, Uri.EscapeDataString(text));
            Assert.Equal(text, string.Create(CultureInfo.InvariantCulture, $"{id}"));
            Assert.Equal(text[^JobId.TextLength..], id.ToString("N", null));
            Span<byte> utf8 = stackalloc byte[JobId.MaxTextLength];
            Assert.True(id.TryFormat(utf8, out var written));
            Assert.Equal(text, Encoding.UTF8.GetString(utf8[..written]));
            Assert.False(id.TryFormat(utf8[..(written - 1)], out _));
            Same(id, Travelled(id));
        });

    [Fact]
    public void Id_OnAQueue_IsStillTheSameJob()
    {
        var id = New();

        Assert.Equal(id, id.OnQueue("mail"));
        Assert.Equal(id.GetHashCode(), id.OnQueue("mail").GetHashCode());
        Assert.Equal($"mail.{id}", id.OnQueue("mail").ToString());
        Assert.Null(id.OnQueue("mail").Derive("receipt").Queue);
        Assert.Throws<ArgumentException>(() => id.OnQueue("no queue"));
    }

    [Fact]
    public void Id_OfAQueueWithDots_EndsItsQueueAtTheLastOne()
        => Assert.Equal("eu.mail", JobId.Parse(New("eu.mail").ToString()).Queue);

    [Fact]
    public void EmptyId_WrittenAndRead_IsEmptyAgain()
    {
        Assert.True(JobId.Parse(default(JobId).ToString()).IsEmpty);
        Assert.True(JsonSerializer.Deserialize<JobId>(JsonSerializer.Serialize(default(JobId))).IsEmpty);
    }

    [Theory]
    [InlineData(".06DC4R9V7XK2M8P3QH5T1W0Z0n")]
    [InlineData("mail06DC4R9V7XK2M8P3QH5T1W0Z0n")]
    [InlineData("ma il.06DC4R9V7XK2M8P3QH5T1W0Z0n")]
    [InlineData("mail.06DC4R9V7XK2M8P3QH5T1W0Z0")]
    [InlineData("mail/06DC4R9V7XK2M8P3QH5T1W0Z0n")]
    public void Parse_OfWhatIsNoIdWithItsQueue_SaysWhatIsExpected(string text)
    {
        Assert.False(JobId.TryParse(text, out _));
        Assert.False(JobId.TryParse(Encoding.UTF8.GetBytes(text), null, out _));
        Assert.Contains("mail.06DC4R9V7XK2M8P3QH5T1W0Zn", Assert.Throws<FormatException>(() => JobId.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfALongText_RepeatsOnlyItsBeginning()
        => Assert.True(Assert.Throws<FormatException>(() => JobId.Parse(new string('x', 100_000))).Message.Length < 500);

    [Fact]
    public void Json_OfSourceGeneration_WritesTextAsValueNullableAndKey()
    {
        var id = New("mail");
        var report = new Report(id, null, id, new Dictionary<JobId, string> { [id] = "ok" });

        var json = JsonSerializer.Serialize(report, ReportJson.Default.Report);
        var read = JsonSerializer.Deserialize(json, ReportJson.Default.Report)!;

        Assert.Equal($$$"""{"Id":"{{{id}}}","Parent":null,"Next":"{{{id}}}","States":{"{{{id}}}":"ok"}}""", json);
        Assert.Equal((id, null, id, "mail"), (read.Id, read.Parent, read.Next, read.Id.Queue));
        Assert.Equal(("mail", "ok"), (read.States.Single().Key.Queue, read.States.Single().Value));
    }

    [Theory]
    [InlineData("{\"Id\":5}")]
    [InlineData("{\"Id\":null}")]
    [InlineData("{\"Id\":\"\"}")]
    [InlineData("{\"Id\":{\"IsEmpty\":false}}")]
    [InlineData("{\"States\":{\"x\":\"ok\"}}")]
    public void Json_OfWhatIsNoId_IsAnErrorWithItsPlace(string json)
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ReportJson.Default.Report));

        Assert.Contains("job id", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("$.", exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Id_HasTheMethodThatMinimalApisBindRoutesAndQueriesBy()
    {
        // Their rule: a public static bool TryParse(string, IFormatProvider, out T), found by name and types; a Nullable of it is optional.
        var method = typeof(JobId).GetMethod(nameof(JobId.TryParse), [typeof(string), typeof(IFormatProvider), typeof(JobId).MakeByRefType()])!;
        var id = New("mail");
        object?[] good = [id.ToString(), CultureInfo.InvariantCulture, null];
        object?[] bad = ["nonsense", CultureInfo.InvariantCulture, null];

        Assert.True(method is { IsPublic: true, IsStatic: true } && method.ReturnType == typeof(bool));
        Assert.True((bool)method.Invoke(null, good)!);
        Same(id, (JobId)good[2]!);
        Assert.False((bool)method.Invoke(null, bad)!);
    }

    [Fact]
    public void Codec_OfBytesThatAreNoId_SaysSo()
    {
        foreach (var length in (int[])[0, 15, JobId.Size + 101])
        {
            Assert.Throws<MessagePackSerializationException>(() => Read(new byte[length]));
        }

        Assert.Throws<MessagePackSerializationException>(() => Read([.. New().ToByteArray(), (byte)' ']));
    }

    private static void Same(JobId expected, JobId actual) => Assert.Equal((expected, expected.Queue), (actual, actual.Queue));

    private static JobId Travelled(JobId id)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        JobIdCodec.Write(ref writer, id);
        writer.Flush();
        var reader = new MessagePackReader(buffer.WrittenMemory);
        return JobIdCodec.Read(ref reader);
    }

    private static JobId Read(byte[] stored)
    {
        var reader = new MessagePackReader(MessagePackBytes(stored));
        return JobIdCodec.Read(ref reader);
    }

    private static byte[] MessagePackBytes(byte[] content) => [0xC4, (byte)content.Length, .. content];

    internal sealed record Report(JobId Id, JobId? Parent, JobId? Next, Dictionary<JobId, string> States);

    [JsonSerializable(typeof(Report))]
    internal sealed partial class ReportJson : JsonSerializerContext;
}
