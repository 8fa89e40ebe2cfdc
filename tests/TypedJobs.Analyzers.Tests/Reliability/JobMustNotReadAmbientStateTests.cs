using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobMustNotReadAmbientState>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobMustNotReadAmbientStateTests
{
    [Fact]
    public Task AccessorOfAnotherLibrary_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run([FromServices] IHttpContextAccessor accessor)
            {
                Console.WriteLine(accessor.HttpContext);
                await Task.Yield();
            }
        }

        interface IHttpContextAccessor { string HttpContext { get; } }
        """);

    [Fact]
    public Task AccessorThatIsNotRead_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run([FromServices] Microsoft.AspNetCore.Http.IHttpContextAccessor accessor)
            {
                await Task.Yield();
            }
        }

        namespace Microsoft.AspNetCore.Http
        {
            public class HttpContext { public string User = ""; }
            public interface IHttpContextAccessor { HttpContext HttpContext { get; } }
        }
        """);

    [Fact]
    public Task AccessorOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Page(Microsoft.AspNetCore.Http.IHttpContextAccessor accessor) { string User => accessor.HttpContext.User; }

        namespace Microsoft.AspNetCore.Http
        {
            public class HttpContext { public string User = ""; }
            public interface IHttpContextAccessor { HttpContext HttpContext { get; } }
        }
        """);

    [Fact]
    public Task ServicesOfTheContext_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                await Task.Yield();
                Console.WriteLine(job.Services);
            }
        }
        """);

    [Fact]
    public Task HttpContext_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run([FromServices] Microsoft.AspNetCore.Http.IHttpContextAccessor accessor)
            {
                Console.WriteLine({|TJ4016:accessor.HttpContext|}.User);
                await Task.Yield();
            }
        }

        namespace Microsoft.AspNetCore.Http
        {
            public class HttpContext { public string User = ""; }
            public interface IHttpContextAccessor { HttpContext HttpContext { get; } }
        }
        """);

    [Fact]
    public Task StaticServiceProvider_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine({|TJ4016:App.Services|}.GetService(typeof(string)));
            }
        }

        static class App { public static IServiceProvider Services = null!; }
        """);

    [Fact]
    public Task CurrentPrincipal_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine({|TJ4016:Thread.CurrentPrincipal|});
            }
        }
        """);
}
