using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobMustReturnTaskTests
{
    [Fact]
    public Task AllReturnTypes_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job] static void A() { }
            [Job] static int B() => 1;
            [Job] static Task C() => Task.CompletedTask;
            [Job] static Task<int> D() => Task.FromResult(1);
            [Job] static ValueTask E() => default;
            [Job] static ValueTask<int> F() => default;
        }
        """);

    [Fact]
    public Task OtherAwaitableWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static IAsyncEnumerable<int> Run() => null!; }
        """);

    [Fact]
    public Task AsyncEnumerable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static {|TJ1004:IAsyncEnumerable<int>|} Run() => null!; }
        """);

    [Fact]
    public Task TaskOfTask_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static {|TJ1004:Task<Task>|} Run() => null!; }
        """);

    [Fact]
    public Task RefReturn_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { static int _x; [Job] static {|TJ1004:ref int|} Run() => ref _x; }
        """);
}
