using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class ProcessBoundCannotTravelTests
{
    [Fact]
    public Task Bytes_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(byte[] x) { } }
        """);

    [Fact]
    public Task ReadOnlyMemory_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(ReadOnlyMemory<byte> x) { } }
        """);

    [Fact]
    public Task Stream_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2004:Stream|} x) { } }
        """);

    [Fact]
    public Task DerivedStream_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2004:MemoryStream|} x) { } }
        """);

    [Fact]
    public Task StreamMember_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Order(Customer Customer);
        public record Customer(Stream Avatar);
        static partial class Work { [Job] static void Run({|TJ2004:Order|} x) { } }
        """);

    [Fact]
    public Task StreamMember_Message_NamesThePath() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        public record Order(Customer Customer);
        public record Customer(Stream Avatar);
        static partial class Work { [Job] static void Run({|#0:Order|} order) { } }
        """,
        "TJ2004",
        """Parameter 'order' of job 'Run' cannot be serialized: 'Order.Customer.Avatar' (Stream) is tied to this process; pass a path, a key or the bytes""");
}
