namespace TypedJobs.Analyzers.Tests.Evolution;

public class UnionCaseMustKeepItsNumberTests
{
    [Fact]
    public Task UnchangedUnion_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(1, typeof(Square))] public interface IShape;
        static partial class Work { [Job("a")] static void Run(IShape shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, 1 Square }
        """);

    [Fact]
    public Task NewCase_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(1, typeof(Square))] public interface IShape;
        static partial class Work { [Job("a")] static void Run(IShape shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        union IShape { 0 Circle }
        """,
        /* unshipped */ """
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, 1 Square }
        """);

    [Fact]
    public Task NumbersThatChangedPlaces_AreReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [MessagePack.Union(1, typeof(Circle)), MessagePack.Union(0, typeof(Square))] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, 1 Square }
        """);

    [Fact]
    public Task NumberThatIsGone_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [MessagePack.Union(0, typeof(Circle))] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, 1 Square }
        """);

    [Fact]
    public Task CaseWithAName_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle"), System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")] public interface IShape;
        static partial class Work { [Job("a")] static void Run(IShape shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { "circle" Circle, "square" Square }
        """);

    [Fact]
    public Task NameThatIsAnother_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "round"), System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { "circle" Circle, "square" Square }
        """);

    [Fact]
    public Task NumberThatIsAName_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "0"), System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, "square" Square }
        """);

    [Fact]
    public Task NumberThatIsAnEmptyName_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        public sealed record Square(string A) : IShape;
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), ""), System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} shape) { } }
        """,
        /* shipped */ """
        job a(shape: IShape)
        type Circle { R: int }
        type Square { A: string }
        union IShape { 0 Circle, "square" Square }
        """);
}
