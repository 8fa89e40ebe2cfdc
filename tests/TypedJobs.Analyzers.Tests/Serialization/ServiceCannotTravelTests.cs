using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class ServiceCannotTravelTests
{
    [Fact]
    public Task Values_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Visit(string User);
        static partial class Work { [Job] static void Run(Visit x) { } }
        """);

    [Fact]
    public Task IgnoredService_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Visit(string User) { [MessagePack.IgnoreMember] public System.Net.Http.HttpClient? Http { get; set; } }
        static partial class Work { [Job] static void Run(Visit x) { } }
        """);

    [Fact]
    public Task ServiceInAPayload_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Visit(System.Net.Http.HttpClient Http);
        static partial class Work { [Job] static void Run({|TJ2007:Visit|} x) { } }
        """);

    [Fact]
    public Task Principal_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2007:List<System.Security.Claims.ClaimsPrincipal>|} x) { } }
        """);
}
