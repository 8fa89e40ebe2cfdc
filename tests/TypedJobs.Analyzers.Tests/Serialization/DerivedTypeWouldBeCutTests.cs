using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class DerivedTypeWouldBeCutTests
{
    [Fact]
    public Task SealedType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Notice(string Text);
        static partial class Work { [Job] static void Run(Notice x) { } }
        """);

    [Fact]
    public Task TypeWithoutDerived_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Notice(string Text);
        static partial class Work { [Job] static void Run(Notice x) { } }
        """);

    [Fact]
    public Task Union_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [MessagePack.Union(0, typeof(Urgent))] public abstract record Notice(string Text);
        public sealed record Urgent(string Text) : Notice(Text);
        static partial class Work { [Job] static void Run(Notice x) { } }
        """);

    [Fact]
    public Task TypeWithDerived_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Notice(string Text);
        public record Urgent(string Text, string Phone) : Notice(Text);
        static partial class Work { [Job] static void Run({|TJ2027:Notice|} x) { } }
        """);
}
