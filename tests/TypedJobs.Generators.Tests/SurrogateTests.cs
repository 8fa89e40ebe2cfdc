using System.Text;
using CsCheck;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests;

/// <summary>Text that was cut in the middle of an emoji arrives as it was.</summary>
public sealed class SurrogateTests
{
    private static readonly string[] Texts = ["a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ude00", "x\ud83d\ud83d\ude00y", "\ufffd", "\ufffd\ud800é", "\udfff\ud800"];

    [Fact]
    public void Text_OfAnyChars_ArrivesAsItWas()
        => Gen.OneOf(Gen.Char, Gen.Char['\ud7f0', '\ue010'], Gen.Char['\ufff0', '\uffff']).Array[0, 300].Select(static chars => new string(chars))
            .Sample(static text => Assert.Equal(text, Read(Write(text))));

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Text_OfEachLengthOfHeader_ArrivesAndIsWhatMessagePackWrites(int length)
    {
        foreach (var text in new[] { new string('a', length), new string('é', length / 2), new string('語', length / 3), new string('語', length) })
        {
            Assert.Equal(text, Read(Write(text)));
            Assert.Equal(MessagePackSerializer.Serialize(text, cancellationToken: TestContext.Current.CancellationToken), Write(text));
            Assert.Equal(text + "\ud83d", Read(Write(text + "\ud83d")));
        }
    }

    [Fact]
    public void ForeignBytes_ThatAreNoText_AreReplacedAsEver()
    {
        byte[] bytes = [0xA4, (byte)'a', 0xFF, 0xC3, (byte)'b'];

        Assert.Equal(Encoding.UTF8.GetString(bytes.AsSpan(1)), Read(bytes));
    }

    [Fact]
    public async Task HalfAPair_InAMemberAKeyAndAResult_ArrivesAsItWas()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            public sealed record Post(string Text, Dictionary<string, string> By, Uri Link);
            public static partial class Work { [Job] public static Post Echo(Post post) => post; [Job] public static string Text(string text = "a\ud83d") => text; }
            """).AssertCompiles().Load();
        foreach (var text in Texts)
        {
            var by = new Dictionary<string, string> { [text] = text, [text + "\ud83d"] = "other" };
            var post = jobs.New("Shop.Post", text, by, new Uri(text, UriKind.RelativeOrAbsolute));

            var echoed = await LoadedJobs.ResultAsync(jobs.With("Echo", post));

            Assert.Equal(text, echoed!.GetType().GetProperty("Text")!.GetValue(echoed));
            Assert.Equal(by, echoed.GetType().GetProperty("By")!.GetValue(echoed));
            Assert.Equal(text, ((Uri)echoed.GetType().GetProperty("Link")!.GetValue(echoed)!).OriginalString);
            Assert.Equal(text, await LoadedJobs.ResultAsync(jobs.With("Text", text)));
        }

        Assert.Equal("a\ud83d", await LoadedJobs.ResultAsync(jobs.With("Text")));
    }

    private static byte[] Write(string text)
    {
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin();
        StringCodec.Write(ref writer, text);
        return buffer.ToArray(ref writer);
    }

    private static string Read(byte[] bytes)
    {
        var reader = new MessagePackReader(bytes);
        return StringCodec.Read(ref reader);
    }
}
