using System.Buffers;
using MessagePack;

namespace TypedJobs.Generators.Tests;

/// <summary>Jobs that were enqueued by one build run on the next, or die with a message that says why.</summary>
public sealed class EvolutionTests
{
    private static readonly Lazy<LoadedJobs> Jobs = new(static () => GeneratorHarness.Run("""
        namespace Shop;
        public sealed record Bound(int Id, string Name = "unnamed", int? Level = 7) { public string Note { get; init; } = "note"; }
        public sealed class Plain { public int Id { get; set; } = 1; public string? Name { get; set; } = "plain"; public List<int> Tags { get; } = []; }
        public sealed class Made { public required string Name { get; init; } public int Level { get; init; } public string Note { get; set; } = "note"; }
        public struct Value { public int Id; public string? Text { get; init; } }
        public sealed class Chain { public Chain? Next { get; set; } }
        [MessagePack.MessagePackObject] public sealed class Keyed { [MessagePack.Key(0)] public int Id { get; set; } = 3; [MessagePack.Key(2)] public string? Name { get; set; } = "keyed"; }
        [MessagePack.Union(0, typeof(Leaf))] public abstract record Base;
        public sealed record Leaf : Base;
        public sealed record Stray : Base;
        public static partial class Work
        {
            [Job] public static string Three(int a, string b = "b", params int[] c) => $"{a} {b} {c.Length}";
            [Job] public static Bound Bound(Bound value) => value;
            [Job] public static Plain Plain(Plain value) => value;
            [Job] public static Made Made(Made value) => value;
            [Job] public static Value Value(Value value) => value;
            [Job] public static Chain Chain(Chain value) => value;
            [Job] public static Keyed Keyed(Keyed value) => value;
            [Job] public static Base Base(Base value) => value;
        }
        """).AssertCompiles().Load());

    private delegate void WriteArguments(ref MessagePackWriter writer);

    [Fact]
    public async Task Arguments_FewerThanParameters_TakeDefaults()
        => Assert.Equal("5 b 0", await RunAsync("Three", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.Write(5);
        }));

    [Fact]
    public async Task Arguments_MoreThanParameters_AreIgnored()
        => Assert.Equal("5 x 1", await RunAsync("Three", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(4);
            w.Write(5);
            w.Write("x");
            w.WriteArrayHeader(1);
            w.Write(1);
            w.Write("removed");
        }));

    [Fact]
    public async Task Arguments_FewerThanRequired_SayWhatToDo()
    {
        var error = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync("Three", static (ref MessagePackWriter w) => w.WriteArrayHeader(0)));

        Assert.Contains("is stored with 0 arguments but this build needs 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Work.Three'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Argument_OfAnotherType_IsNamedInTheError()
    {
        var error = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync("Three", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(2);
            w.Write(5);
            w.Write(1.5);
        }));

        Assert.StartsWith("Argument 'b' of job 'Work.Three'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bound", "Bound { Id = 4, Name = unnamed, Level = 7, Note = note }")]
    [InlineData("Plain", "4 plain")]
    [InlineData("Value", "4 ")]
    public async Task Members_MissingOnesKeepTheirDefaults_UnknownOnesAreIgnored(string job, string expected)
    {
        var value = await RunAsync(job, static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteMapHeader(2);
            w.Write("Unknown");
            w.WriteArrayHeader(2);
            w.Write("deep");
            w.WriteMapHeader(0);
            w.Write("Id");
            w.Write(4);
        });

        Assert.Equal(expected, job switch
        {
            "Plain" => $"{Get(value, "Id")} {Get(value, "Name")}",
            "Made" => $"{Get(value, "Name")} {Get(value, "Level")} {Get(value, "Note")}",
            "Value" => $"{value!.GetType().GetField("Id")!.GetValue(value)} {Get(value, "Text")}",
            _ => value!.ToString(),
        });
    }

    [Fact]
    public async Task Members_PresentOnes_ReplaceInitializers()
    {
        var value = await RunAsync("Bound", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteMapHeader(3);
            w.Write("Note");
            w.Write("mine");
            w.Write("Level");
            w.WriteNil();
            w.Write("Id");
            w.Write(4);
        });

        Assert.Equal("Bound { Id = 4, Name = unnamed, Level = , Note = mine }", value!.ToString());
    }

    [Fact]
    public async Task KeyedMembers_ShorterAndLongerArrays_AreRead()
    {
        var shorter = await RunAsync("Keyed", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteArrayHeader(1);
            w.Write(9);
        });
        var longer = await RunAsync("Keyed", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteArrayHeader(4);
            w.Write(9);
            w.Write("hole");
            w.WriteNil();
            w.Write("more");
        });

        Assert.Equal((9, "keyed"), (Get(shorter, "Id"), Get(shorter, "Name")));
        Assert.Equal((9, null), (Get(longer, "Id"), Get(longer, "Name")));
    }

    [Fact]
    public async Task Union_UnknownCase_SaysSo()
    {
        var error = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync("Base", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteArrayHeader(2);
            w.Write(8);
            w.WriteMapHeader(0);
        }));

        Assert.Contains("'Shop.Base' is stored as case 8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Union_ValueOfNoCase_CannotBeEnqueued()
    {
        var stray = Activator.CreateInstance(Jobs.Value.Type("Shop.Stray"));

        var error = Assert.Throws<JobEnqueueException>(() => Jobs.Value.With("Base", stray));

        Assert.Contains("[MessagePack.Union(n, typeof(Stray))] or [JsonDerivedType(typeof(Stray), n)]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_OfACycle_IsAnErrorAtTheCallAndTheNextCallWorks()
    {
        var type = Jobs.Value.Type("Shop.Chain");
        var node = Activator.CreateInstance(type)!;
        type.GetProperty("Next")!.SetValue(node, node);

        var error = Assert.Throws<JobEnqueueException>(() => Jobs.Value.With("Chain", node));

        Assert.Contains("'Shop.Chain' contains itself more than 256 levels deep", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Jobs.Value.With("Chain", Activator.CreateInstance(type)));
    }

    [Fact]
    public async Task Depth_OfHostileBytes_IsAnErrorAndNoStackOverflow()
    {
        const int Levels = 100_000;
        var error = await Assert.ThrowsAsync<JobFormatException>(() => RunAsync("Chain", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            for (var i = 0; i < Levels; i++)
            {
                w.WriteMapHeader(1);
                w.Write("Next");
            }

            w.WriteNil();
        }));

        Assert.Contains("more than 256 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_OfHostileUnknownMembers_IsAnErrorAndNoStackOverflow()
    {
        const int Levels = 100_000;
        await Assert.ThrowsAsync<JobFormatException>(() => RunAsync("Plain", static (ref MessagePackWriter w) =>
        {
            w.WriteArrayHeader(1);
            w.WriteMapHeader(1);
            w.Write("Unknown");
            for (var i = 0; i < Levels; i++)
            {
                w.WriteArrayHeader(1);
            }
        }));
    }

    private static object? Get(object? value, string property) => value!.GetType().GetProperty(property)!.GetValue(value);

    private static async Task<object?> RunAsync(string entry, WriteArguments write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        var definition = Jobs.Value.Entry(entry);
        return LoadedJobs.Decode(definition, (await LoadedJobs.RunAsync(definition.Descriptor, buffer.WrittenMemory)).Result);
    }
}
