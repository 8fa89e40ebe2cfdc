using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.UseUtcTime, TypedJobs.CodeFixes.Reliability.UseUtcNowFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.UseUtcTime>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class UseUtcTimeTests
{
    [Fact]
    public Task UtcNow_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine(DateTime.UtcNow);
            }
        }
        """);

    [Fact]
    public Task NowOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static DateTime Run() => DateTime.Now; }
        """);

    [Fact]
    public Task NowOfAnotherType_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine(Clock.Now);
            }

            static class Clock { public static int Now => 1; }
        }
        """);

    [Fact]
    public Task Now_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine({|TJ4020:DateTime.Now|});
            }
        }
        """);

    [Fact]
    public Task LocalTime_Fix_IsUtc() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine({|TJ4020:DateTime.Now|});
                Console.WriteLine({|TJ4020:DateTime.Today|}.AddDays(1));
                Console.WriteLine({|TJ4020:DateTimeOffset.Now|});
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                Console.WriteLine(DateTime.UtcNow);
                Console.WriteLine(DateTime.UtcNow.Date.AddDays(1));
                Console.WriteLine(DateTimeOffset.UtcNow);
            }
        }
        """);
}
