using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class TupleWillNotEvolveTests
{
    [Fact]
    public Task Record_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Point(int X, int Y);
        static partial class Work { [Job] static void Run(Point x) { } }
        """);

    [Fact]
    public Task ValueTuple_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2012:(int X, int Y)|} x) { } }
        """);
}
