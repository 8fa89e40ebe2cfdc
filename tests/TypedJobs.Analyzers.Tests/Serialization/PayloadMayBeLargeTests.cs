using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMayBeLargeTests
{
    [Fact]
    public Task Text_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string x) { } }
        """);

    [Fact]
    public Task BytesInARecord_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Order(byte[] Hash);
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task Bytes_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2020:byte[]|} x) { } }
        """);

    [Fact]
    public Task ReadOnlyMemory_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2020:ReadOnlyMemory<byte>|} x) { } }
        """);
}
