using MessagePack;

namespace TypedJobs.Generators.Tests;

/// <summary>System.Text.Json's attributes mean for payloads what MessagePack's do.</summary>
public sealed class JsonAttributeTests
{
    private const string Source = """
        using System.Text.Json.Serialization;
        namespace Shop;
        [JsonDerivedType(typeof(Circle), "circle")] [JsonDerivedType(typeof(Square), 2)] [JsonDerivedType(typeof(Dot), "dot")] public abstract record Shape;
        public sealed record Circle(double Radius) : Shape;
        public sealed record Square(double Side) : Shape;
        public sealed record Dot : Shape;
        public class Order
        {
            [JsonPropertyName("order-id")] public int Id { get; set; }
            [JsonIgnore] public string Hidden { get; set; } = "own";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Note { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Count { get; init; } = 3;
            public List<Shape> Shapes { get; set; } = [];
        }
        public record Made([property: JsonPropertyName("n")] string Name, [property: JsonIgnore] int Skipped = 4);
        public class Marked { public Marked(int a, int b) { A = a; B = b; } [JsonConstructor] public Marked(int a) { A = a; B = -1; } public int A { get; } public int B { get; set; } }
        public static partial class Work
        {
            [Job] public static Order Echo(Order order) => order;
            [Job] public static Marked Mark(Marked value) => value;
        }
        """;

    private static readonly LoadedJobs Shop = GeneratorHarness.Run(Source).AssertCompiles().Load();

    [Fact]
    public async Task Names_AndWhatIsIgnored_AreAsForJson()
    {
        var order = Shop.New("Shop.Order");
        order.GetType().GetProperty("Id")!.SetValue(order, 5);
        order.GetType().GetProperty("Hidden")!.SetValue(order, "changed");
        var shapes = (System.Collections.IList)order.GetType().GetProperty("Shapes")!.GetValue(order)!;
        shapes.Add(Shop.New("Shop.Circle", 1.5));
        shapes.Add(Shop.New("Shop.Square", 2.0));
        shapes.Add(Shop.New("Shop.Dot"));

        var call = Shop.With("Echo", order);
        var json = MessagePackSerializer.ConvertToJson(JobEnvelopeArguments(call));
        dynamic echoed = (await LoadedJobs.ResultAsync(call))!;

        Assert.Equal("[{\"Count\":3,\"Note\":null,\"Shapes\":[[\"circle\",{\"Radius\":1.5}],[2,{\"Side\":2}],[\"dot\",{}]],\"order-id\":5}]", json);
        Assert.Equal("own", (string)echoed.Hidden);
        Assert.Equal("Circle { Radius = 1.5 } Square { Side = 2 } Dot { }", string.Join(' ', ((IEnumerable<object>)echoed.Shapes).Select(static s => s.ToString())));
    }

    [Fact]
    public async Task Case_ThatIsNotKnown_IsToldByItsName()
        => Assert.Contains(
            "'triangle'",
            (await Assert.ThrowsAsync<JobFormatException>(() => LoadedJobs.RunAsync(
                Shop.Entry("Echo").Descriptor, MessagePackSerializer.ConvertFromJson("[{\"Shapes\": [[\"triangle\", {}]]}]", cancellationToken: TestContext.Current.CancellationToken)))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_ThatIsMarkedForJson_IsUsed()
        => Assert.Equal(-1, ((dynamic)LoadedJobs.Decode(
            Shop.Entry("Mark"), (await LoadedJobs.RunAsync(Shop.Entry("Mark").Descriptor, MessagePackSerializer.ConvertFromJson("[{\"A\": 1}]", cancellationToken: TestContext.Current.CancellationToken))).Result)!).B);

    [Theory]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(\"a\"), JsonPropertyName(\"b\")] public int Id { get; set; } }")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0), JsonIgnore] public int Id { get; set; } }")]
    [InlineData("[MessagePack.Union(0, typeof(A)), JsonDerivedType(typeof(B), 0)] public abstract class Order; public class A : Order; public class B : Order;")]
    [InlineData("[MessagePack.Union(0, typeof(A)), MessagePack.Union(1, typeof(B)), JsonDerivedType(typeof(B), 0)] public abstract class Order; public class A : Order; public class B : Order;")]
    [InlineData("[JsonDerivedType(typeof(A))] public abstract class Order; public class A : Order;")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")] public class Order; public class A : Order;")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"a\")] public abstract class Order; public class A : Order; public class B : Order;")]
    [InlineData("public class Order { [JsonPropertyName(\"a\")] public int X { get; set; } public int a { get; set; } }")]
    [InlineData("public class Order { [JsonPropertyName(\"\\ud800\")] public int X { get; set; } }")]
    public void Attributes_ThatContradict_AreRefused(string source) => Assert.Empty(GeneratorHarness.Run($$"""
        using System.Text.Json.Serialization;
        namespace Shop;
        {{source}}
        public static partial class Work { [Job] public static void Run(Order order) { } }
        """).AssertCompiles().Files);

    [Theory]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0), JsonPropertyName(\"b\")] public int Id { get; set; } [MessagePack.IgnoreMember] public int B { get; set; } }")]
    [InlineData("[MessagePack.Union(0, typeof(A)), JsonDerivedType(typeof(A), \"a\")] public abstract class Order; public class A : Order;")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(\"b\"), JsonPropertyName(\"b\")] public int Id { get; set; } [MessagePack.IgnoreMember, JsonIgnore] public int B { get; set; } }")]
    public void Attributes_ThatAgree_AreUnderstood(string source) => Assert.NotEmpty(GeneratorHarness.Run($$"""
        using System.Text.Json.Serialization;
        namespace Shop;
        {{source}}
        public static partial class Work { [Job] public static void Run(Order order) { } }
        """).AssertCompiles().Files);

    private static ReadOnlyMemory<byte> JobEnvelopeArguments(JobCall call) => TypedJobs.Serialization.JobEnvelope.Parse(call.Body).Arguments;
}
