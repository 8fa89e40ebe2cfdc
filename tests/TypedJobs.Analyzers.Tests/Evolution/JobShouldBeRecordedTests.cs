using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class JobShouldBeRecordedTests
{
    [Fact]
    public Task RecordedJob_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task JobRecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note);
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """

        """,
        /* unshipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task BreakingChange_IsTheOnlyThingSaid() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run({|TJ5004:int|} to) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task NewJob_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}() { } }
        """,
        /* shipped */ """

        """);

    [Fact]
    public Task NewTypeOfARecordedJob_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Order(int Id, string Note);
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        """);

    [Fact]
    public Task ContractThatIsOff_IsSilent()
        => AnalyzerVerifier<JobsMustKeepTheirContract>.VerifyAsync("""static partial class Work { [Job("a")] static void Run() { } }""");

    [Fact]
    public Task AllThatIsNew_Fix_IsRecordedInOrder() => ContractVerifier.VerifyFixAsync<CodeFixes.Evolution.RecordJobFix>(
        """
        public enum Channel : byte { Mail = 1, None = 0 }
        public interface IPart;
        [MessagePack.MessagePackObject] public sealed class Line { [MessagePack.Key(1)] public string? Sku { get; set; } [MessagePack.Key(0)] public int Count { get; set; } }
        [MessagePack.Union(3, typeof(Circle))] public interface IShape;
        public sealed record Circle(double R) : IShape;
        public sealed record Page<T>(List<T> Items, Dictionary<string, int?> Totals);
        namespace Shop
        {
            static partial class Work
            {
                [Job("z.run")] static Task<Page<Line>> {|TJ5002:Run|}(Channel to, string? note, [FromServices] IServiceProvider services, int count = 3) => null!;
                [Job("a.walk")] static void {|TJ5002:Walk|}(IShape shape, (int, string)[] steps, byte[] hash, KeyValuePair<Guid, DateOnly> pair) { }
            }
        }
        """,
        """
        public enum Channel : byte { Mail = 1, None = 0 }
        public interface IPart;
        [MessagePack.MessagePackObject] public sealed class Line { [MessagePack.Key(1)] public string? Sku { get; set; } [MessagePack.Key(0)] public int Count { get; set; } }
        [MessagePack.Union(3, typeof(Circle))] public interface IShape;
        public sealed record Circle(double R) : IShape;
        public sealed record Page<T>(List<T> Items, Dictionary<string, int?> Totals);
        namespace Shop
        {
            static partial class Work
            {
                [Job("z.run")] static Task<Page<Line>> Run(Channel to, string? note, [FromServices] IServiceProvider services, int count = 3) => null!;
                [Job("a.walk")] static void Walk(IShape shape, (int, string)[] steps, byte[] hash, KeyValuePair<Guid, DateOnly> pair) { }
            }
        }
        """,
        "",
        "# unshipped\njob z.run()\n",
        """
        # unshipped
        job a.walk(shape: IShape, steps: (int, string)[], hash: bytes, pair: (Guid, DateOnly))
        job z.run(to: Channel, note: string?, count: int = default) -> Page<Line>
        enum Channel : byte { None = 0, Mail = 1 }
        type Circle { R: double }
        union IShape { 3 Circle }
        type Line [ 0 Count: int, 1 Sku: string? ]
        type Page<Line> { Items: Line[], Totals: map<string, int?> }

        """);

    [Fact]
    public Task KeyThatIsGone_Fix_StaysReserved() => ContractVerifier.VerifyFixAsync<CodeFixes.Evolution.RecordJobFix>(
        """
        [MessagePack.MessagePackObject] public sealed class Line { [MessagePack.Key(0)] public int Count { get; set; } }
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Line line) { } }
        """,
        """
        [MessagePack.MessagePackObject] public sealed class Line { [MessagePack.Key(0)] public int Count { get; set; } }
        static partial class Work { [Job("a")] static void Run(Line line) { } }
        """,
        "job a(line: Line)\ntype Line [ 0 Count: int, 1 Sku: string ]\n",
        "",
        "type Line [ 0 Count: int, 1 reserved ]\n");
}
