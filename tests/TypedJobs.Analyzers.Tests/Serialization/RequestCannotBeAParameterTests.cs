using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.MarkFromServicesFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

/// <summary>TJ2007 on a parameter: a request is over when the job runs, and no container has it then.</summary>
public class RequestCannotBeAParameterTests
{
    private const string AspNet = """

        namespace Microsoft.AspNetCore.Http
        {
            public abstract class HttpContext { }
            public sealed class DefaultHttpContext : HttpContext { }
            public abstract class HttpRequest { public string Method { get; set; } = ""; }
            public abstract class HttpResponse { }
            public abstract class ConnectionInfo { }
            public interface IFormFile { string Name { get; } }
            public interface IFormFileCollection : IReadOnlyList<IFormFile> { }
            public interface IHeaderDictionary : IDictionary<string, string> { }
            public interface ISession { string Id { get; } }
            public interface IHttpContextAccessor { HttpContext? HttpContext { get; set; } }
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase { }
            public abstract class Controller : ControllerBase { }
            public class ActionContext { }
            public class ControllerContext : ActionContext { }
            namespace RazorPages { public abstract class PageModel { } }
        }

        namespace Microsoft.AspNetCore.SignalR
        {
            public abstract class Hub { }
            public abstract class Hub<T> : Hub { }
            public abstract class HubCallerContext { }
            public interface IHubContext<T> { Task SendAsync(string text); }
        }

        namespace Microsoft.AspNetCore.Components
        {
            public abstract class NavigationManager { public string Uri { get; set; } = ""; }
        }

        namespace Shop
        {
            public sealed class OrdersController : Microsoft.AspNetCore.Mvc.Controller { }
            public sealed class Chat : Microsoft.AspNetCore.SignalR.Hub<string> { }
        }
        """;

    public static TheoryData<string> Types =>
    [
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpContext?", "Microsoft.AspNetCore.Http.DefaultHttpContext",
        "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse", "Microsoft.AspNetCore.Http.ConnectionInfo",
        "Microsoft.AspNetCore.Http.IFormFile", "Microsoft.AspNetCore.Http.IFormFile[]", "List<Microsoft.AspNetCore.Http.IFormFile>",
        "Microsoft.AspNetCore.Http.IFormFileCollection", "Microsoft.AspNetCore.Http.IHeaderDictionary", "Microsoft.AspNetCore.Http.ISession",
        "Microsoft.AspNetCore.Http.IHttpContextAccessor", "System.Security.Claims.ClaimsPrincipal", "System.Security.Principal.IIdentity",
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Shop.OrdersController", "Microsoft.AspNetCore.Mvc.ControllerContext",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Shop.Chat", "Microsoft.AspNetCore.SignalR.HubCallerContext",
        "Microsoft.AspNetCore.Components.NavigationManager", "System.Net.WebSockets.WebSocket",
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public Task Parameter_IsReportedOnce_WithoutAFix(string type)
        => Fix.VerifyNoFixAsync("static partial class Work { [Job] static void Run({|TJ2007:" + type + "|} x) { } }" + AspNet);

    [Fact]
    public Task Parameter_Message_SaysToCopyTheValues() => Verifier.VerifyMessageAsync(
        """static partial class Work { [Job] static void Run({|#0:Microsoft.AspNetCore.Http.HttpContext|} x) { } }""" + AspNet,
        "TJ2007",
        "Parameter 'x' of job 'Run' cannot be serialized: 'HttpContext' belongs to a request, which is over when the job runs; copy out the values that the job needs "
        + "and pass those");

    [Theory]
    [InlineData("Microsoft.AspNetCore.Http.HttpContext")]
    [InlineData("Microsoft.AspNetCore.Http.IFormFile")]
    [InlineData("Shop.OrdersController")]
    public Task ParameterMarkedAsAService_IsReported(string type)
        => Verifier.VerifyAsync("static partial class Work { [Job] static void Run([FromServices] {|TJ2007:" + type + "|} x) { } }" + AspNet);

    [Theory]
    [InlineData("Microsoft.AspNetCore.SignalR.IHubContext<Shop.Chat>")]
    [InlineData("Microsoft.AspNetCore.Http.IHttpContextAccessor")]
    [InlineData("System.Security.Claims.ClaimsPrincipal")]
    public Task ServiceThatAWorkerMayHave_IsSilent(string type)
        => Verifier.VerifyAsync("static partial class Work { [Job] static void Run([FromServices] " + type + " x) { } }" + AspNet);

    [Fact]
    public Task ServiceInAPayload_Message_SaysFromServices() => Verifier.VerifyMessageAsync(
        """
        public record Visit(System.Net.Http.HttpClient {|#1:Http|});
        static partial class Work { [Job] static void Run({|#0:Visit|} x) { } }
        """,
        "TJ2007",
        "Parameter 'x' of job 'Run' cannot be serialized: 'Visit.Http' (HttpClient) is a service of the container; take it as a parameter with [FromServices]");
}
