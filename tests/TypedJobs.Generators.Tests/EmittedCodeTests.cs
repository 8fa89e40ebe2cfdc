namespace TypedJobs.Generators.Tests;

/// <summary>What generated code looks like: a few files that are read when they change.</summary>
public sealed class EmittedCodeTests
{
    [Fact]
    public void JobWithServicesAndResult() => Verify("Shop.EmailJobs.SendEmail", """
        namespace Shop;
        public interface IMailer;
        public static partial class EmailJobs
        {
            /// <summary>Sends a mail.</summary>
            /// <param name="to">Who gets it.</param>
            [Job("email.send", Queue = "mail", MaxAttempts = 3)]
            private static Task<bool> SendEmail(string to, [FromServices] IMailer mailer, JobContext job, CancellationToken ct, int copies = 1) => Task.FromResult(true);
        }
        """);

    [Fact]
    public void JobWithoutArguments() => Verify("Shop.Outer.Inner.Ping", """
        namespace Shop;
        public partial class Outer { public partial record struct Inner { [Job] internal static void Ping() { } } }
        """);

    [Fact]
    public void Manifest() => Verify("TypedJobs.Manifest", """
        namespace Shop;
        public static partial class Work { [Job("b"), JobAlias("old.b")] public static void B() { } [Job("a")] public static void A() { } }
        """);

    [Fact]
    public void RecordCodec() => VerifyCodec("Order", """
        public sealed record Order(int Id, string? Note = "none")
        {
            public required Order? Parent { get; init; }
            public string Currency { get; init; } = "EUR";
        }
        """);

    [Fact]
    public void ClassCodec() => VerifyCodec("Order", """
        public sealed class Order { public int Id { get; set; } public List<decimal?> Prices { get; set; } = []; }
        """, golden: "Class");

    [Fact]
    public void KeyedCodec() => VerifyCodec("Order", """
        [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key(0)] public int Id { get; set; } [MessagePack.Key(2)] public string? Name { get; set; } }
        """, golden: "Keyed");

    [Fact]
    public void UnionCodec() => VerifyCodec("Order", """
        [MessagePack.Union(0, typeof(Paid))] [MessagePack.Union(1, typeof(Open))] public abstract record Order;
        public sealed record Paid : Order;
        public sealed record Open : Order;
        """, golden: "Union");

    [Fact]
    public void EnumCodec() => VerifyCodec("Order", "public enum Order : byte { First, Second }", golden: "Enum");

    private static void VerifyCodec(string type, string source, string golden = "Record")
    {
        var run = GeneratorHarness.Run($$"""
            namespace Shop;
            {{source}}
            public static partial class Work { [Job] public static void Run({{type}} order) { } }
            """).AssertCompiles();
        Golden.Verify("Codec." + golden, run.Files[$"TypedJobs.Codecs.Shop_{type}Codec.g.cs"]);
    }

    private static void Verify(string file, string source)
        => Golden.Verify(file, GeneratorHarness.Run(source).AssertCompiles().Files[file + ".g.cs"]);
}
