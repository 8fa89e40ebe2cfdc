using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class AttributesContradictTests
{
    [Theory]
    [InlineData("public class Order { [JsonPropertyName(\"id\")] public int Id { get; set; } [JsonIgnore] public int Note { get; set; } }")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0), JsonPropertyName(\"b\")] public int Id { get; set; } }")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(\"b\"), JsonPropertyName(\"b\")] public int Id { get; set; } }")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0)] public int Id { get; set; } [MessagePack.IgnoreMember, JsonIgnore] public int B { get; set; } }")]
    [InlineData("[MessagePack.Union(0, typeof(A)), JsonDerivedType(typeof(A), \"a\")] public abstract class Order; public class A : Order;")]
    public Task AttributesThatAgree_AreSilent(string type) => Verifier.VerifyAsync($$"""
        using System.Text.Json.Serialization;
        {{type}}
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Theory]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(\"a\"), JsonPropertyName(\"b\")] public int Id { get; set; } }")]
    [InlineData("[MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0), JsonIgnore] public int Id { get; set; } }")]
    [InlineData("[MessagePack.Union(0, typeof(A)), JsonDerivedType(typeof(B), 0)] public abstract class Order; public class A : Order; public class B : Order;")]
    [InlineData("public class Order { [JsonPropertyName(\"\\ud800\")] public int X { get; set; } }")]
    public Task AttributesThatContradict_AreReported(string type) => Verifier.VerifyAsync($$"""
        using System.Text.Json.Serialization;
        {{type}}
        static partial class Work { [Job] static void Run({|TJ2034:Order|} x) { } }
        """);

    [Theory]
    [InlineData("[JsonDerivedType(typeof(A))] public abstract class Order; public class A : Order;")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\")] public class Order; public class A : Order;")]
    [InlineData("[JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"a\")] public abstract class Order; public class A : Order; public class B : Order;")]
    public Task CasesForJsonThatCannotBeTold_AreReported(string type) => Verifier.VerifyAsync($$"""
        using System.Text.Json.Serialization;
        {{type}}
        static partial class Work { [Job] static void Run({|TJ2024:Order|} x) { } }
        """);

    [Fact]
    public Task Contradiction_IsInTheMessage() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class Order { [MessagePack.Key("a"), System.Text.Json.Serialization.JsonPropertyName("b")] public int Id { get; set; } }
        static partial class Work { [Job] static void Run({|#0:Order|} x) { } }
        """,
        "TJ2034",
        "Parameter 'x' of job 'Run' cannot be serialized: what 'Order.Id' (Order) is on the wire is not certain, since [Key] names 'Id' \"a\", and [JsonPropertyName] \"b\"; make the attributes say the same");
}
