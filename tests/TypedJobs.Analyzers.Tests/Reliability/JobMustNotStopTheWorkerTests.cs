using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.JobMustNotStopTheWorker>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class JobMustNotStopTheWorkerTests
{
    [Fact]
    public Task ExitCode_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Environment.ExitCode = 1;
            }
        }
        """);

    [Fact]
    public Task ConsoleOutput_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine(1);
            }
        }
        """);

    [Fact]
    public Task KillOfAnotherProcess_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                System.Diagnostics.Process.GetProcessById(7).Kill();
            }
        }
        """);

    [Fact]
    public Task ExitOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run() => Environment.Exit(1); }
        """);

    [Fact]
    public Task Exit_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4019:Environment.Exit(1)|};
            }
        }
        """);

    [Fact]
    public Task ReadLine_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                var line = {|TJ4019:Console.ReadLine()|};
            }
        }
        """);

    [Fact]
    public Task KillOfItself_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                {|TJ4019:System.Diagnostics.Process.GetCurrentProcess().Kill()|};
            }
        }
        """);

    [Fact]
    public Task StopApplication_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run([FromServices] Microsoft.Extensions.Hosting.IHostApplicationLifetime lifetime)
            {
                {|TJ4019:lifetime.StopApplication()|};
            }
        }
        """);
}
