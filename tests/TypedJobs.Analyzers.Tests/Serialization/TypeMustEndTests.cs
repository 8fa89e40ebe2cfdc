using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class TypeMustEndTests
{
    [Fact]
    public Task RecursiveType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Nest { public Nest? Inner { get; set; } }
        static partial class Work { [Job] static void Run(Nest x) { } }
        """);

    [Fact]
    public Task EverLargerType_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Nest<T> { public Nest<List<T>>? Inner { get; set; } }
        static partial class Work { [Job] static void Run({|TJ2032:Nest<int>|} x) { } }
        """);
}
