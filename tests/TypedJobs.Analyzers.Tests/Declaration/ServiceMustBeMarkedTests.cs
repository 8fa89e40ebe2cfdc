using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MarkFromServicesFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class ServiceMustBeMarkedTests
{
    [Fact]
    public Task MarkedService_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run([FromServices] System.Net.Http.HttpClient http) { } }
        """);

    [Fact]
    public Task ContextAndToken_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(JobContext job, CancellationToken ct) { } }
        """);

    [Fact]
    public Task UnmarkedService_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ1015:System.Net.Http.HttpClient|} http) { } }
        """);

    [Fact]
    public Task UnmarkedTimeProvider_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int id, {|TJ1015:TimeProvider|} time) { } }
        """);

    [Fact]
    public Task UnmarkedServices_Fix_AreMarked() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Work
        {
            [Job] static void Run(int id, {|TJ1015:HttpClient|} http, {|TJ1015:TimeProvider|} time) { }
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Work
        {
            [Job] static void Run(int id, [FromServices] HttpClient http, [FromServices] TimeProvider time) { }
        }
        """);

    [Fact]
    public Task UnmarkedInterface_Fix_IsMarked() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        public interface IMailer;

        static partial class Work
        {
            [Job] static void Run({|TJ2002:IMailer|} mailer) { }
        }
        """,
        /* lang=c#-test */ """
        public interface IMailer;

        static partial class Work
        {
            [Job] static void Run([FromServices] IMailer mailer) { }
        }
        """);

    [Fact]
    public Task Object_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2002:object|} anything) { } }
        """);
}
