using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMustBeClosedTests
{
    [Fact]
    public Task CollectionInterface_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(IReadOnlyList<int> x) { } }
        """);

    [Fact]
    public Task Union_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [MessagePack.Union(0, typeof(Circle))] public interface IShape;
        public record Circle(int R) : IShape;
        static partial class Work { [Job] static void Run(IShape x) { } }
        """);

    [Fact]
    public Task Object_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2002:object|} x) { } }
        """);

    [Fact]
    public Task Interface_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public interface IShape;
        static partial class Work { [Job] static void Run({|TJ2002:IShape|} x) { } }
        """);

    [Fact]
    public Task AbstractMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(Shape Shape);
        public abstract class Shape;
        static partial class Work { [Job] static void Run({|TJ2002:Order|} x) { } }
        """);
}
