using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class StackOnlyCannotTravelTests
{
    [Fact]
    public Task MemoryOfBytes_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(Memory<byte> x) { } }
        """);

    [Fact]
    public Task Array_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int[] x) { } }
        """);

    [Fact]
    public Task NativeInteger_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2011:nint|} x) { } }
        """);

    [Fact]
    public Task MemoryOfOtherThings_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2011:Memory<int>|} x) { } }
        """);

    [Fact]
    public Task NativeIntegerMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(nint Handle);
        static partial class Work { [Job] static void Run({|TJ2011:Order|} x) { } }
        """);
}
