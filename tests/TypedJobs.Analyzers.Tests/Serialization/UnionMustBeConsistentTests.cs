using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class UnionMustBeConsistentTests
{
    [Fact]
    public Task Union_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Circle(int R) : IShape;
        public record Square(int A) : IShape;
        [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(7, typeof(Square))] public interface IShape;
        static partial class Work { [Job] static void Run(IShape x) { } }
        """);

    [Fact]
    public Task OneNumberTwice_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Circle(int R) : IShape;
        public record Square(int A) : IShape;
        [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(0, typeof(Square))] public interface IShape;
        static partial class Work { [Job] static void Run({|TJ2024:IShape|} x) { } }
        """);

    [Fact]
    public Task CaseThatIsNone_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Circle(int R) : IShape;
        public record Square(int A) : IShape;
        [MessagePack.Union(0, typeof(string))] public interface IShape;
        static partial class Work { [Job] static void Run({|TJ2024:IShape|} x) { } }
        """);
}
