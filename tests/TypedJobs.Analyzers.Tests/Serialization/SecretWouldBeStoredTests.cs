using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class SecretWouldBeStoredTests
{
    [Fact]
    public Task OrdinaryNames_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string passwordPolicy, string apiKeyId, int tokenCount, string secretSanta) { } }
        """);

    [Fact]
    public Task OtherTypes_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int password) { } }
        """);

    [Fact]
    public Task Service_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run([FromServices] string connectionString) { } }
        """);

    [Fact]
    public Task Parameter_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2025:string|} password, {|TJ2025:string|} dbConnectionString) { } }
        """);

    [Fact]
    public Task Member_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Login(string User, string ApiKey);
        static partial class Work { [Job] static void Run({|TJ2025:Login|} login) { } }
        """);
}
