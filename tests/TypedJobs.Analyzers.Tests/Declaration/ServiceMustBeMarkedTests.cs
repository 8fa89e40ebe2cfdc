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

    [Theory]
    [InlineData("public class Mailer(System.Net.Http.HttpClient http) { public void Send() => _ = http; }")]
    [InlineData("public class Mailer(IClock clock) { public IClock Clock { get; } = clock; }")]
    [InlineData("public class Mailer { public Mailer(Sender sender) { } public string? From { get; } } public class Sender(IClock clock) { public IClock Clock => clock; }")]
    [InlineData("public abstract class Mailer { protected Mailer(IClock clock) { } }")]
    [InlineData("public class Mailer { internal Mailer(TimeProvider time) => Time = time; public TimeProvider Time { get; } }")]
    public Task ClassWhoseConstructorTakesServices_Fix_IsMarked(string mailer)
    {
        var types = mailer + " public interface IClock { DateTime Now(); }";
        return Fix.VerifyAsync(
            types + " static partial class Work { [Job] static void Run(int id, {|TJ1015:Mailer|} mailer) { } }",
            types + " static partial class Work { [Job] static void Run(int id, [FromServices] Mailer mailer) { } }");
    }

    [Fact]
    public Task ClassWhoseConstructorTakesServices_Message_NamesOne() => Verifier.VerifyMessageAsync(
        """
        public class Mailer(System.Net.Http.HttpClient http) { public void Send() => _ = http; }
        static partial class Work { [Job] static void Run({|#0:Mailer|} mailer) { } }
        """,
        "TJ1015",
        "Parameter 'mailer' of job 'Run' is a service (the constructor of 'Mailer' takes 'HttpClient') and cannot be serialized; mark it [FromServices], "
        + "and the worker resolves it");

    [Fact]
    public Task ClassOfDataWithoutAWayToBuildIt_IsNoService() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public interface IShape { int Area { get; } }
        public class Drawing(IShape shape, int[] points) { public int Area => shape.Area + points.Length; }
        static partial class Work { [Job] static void Run({|TJ2013:Drawing|} drawing) { } }
        """);

    [Fact]
    public Task Object_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2002:object|} anything) { } }
        """);
}
