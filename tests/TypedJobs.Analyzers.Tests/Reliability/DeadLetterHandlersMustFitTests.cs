using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;
using WholeVerifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.DeadLetterHandlerMustBeTheOnly>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class DeadLetterHandlersMustFitTests
{
    [Fact]
    public Task OnDead_NamingAHandler_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", OnDead = nameof(Alert))] static void Run() { }
            [Job("b")] static void Alert(JobContext job, DeadLetter letter) { }
        }
        """);

    [Fact]
    public Task OnDead_NamingAnOverloadThatFits_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", OnDead = nameof(Alert))] static void Run() { }
            [Job("b")] static void Alert(string text) { }
            [Job("c", FacadeName = "AlertDead")] static void Alert(DeadLetter letter) { }
        }
        """);

    [Fact]
    public Task OnDead_NamingNothing_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", OnDead = {|TJ4034:"Alert"|})] static void Run() { } }
        """);

    [Fact]
    public Task OnDead_NamingAMethodThatIsNoJob_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", OnDead = {|TJ4034:nameof(Alert)|})] static void Run() { }
            static void Alert(DeadLetter letter) { }
        }
        """);

    [Fact]
    public Task OnDead_NamingItself_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", OnDead = {|TJ4034:nameof(Alert)|})] static void Alert(DeadLetter letter) { } }
        """);

    [Fact]
    public Task OnDead_NamingAJobOfAnotherPayload_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", OnDead = {|TJ4034:nameof(Alert)|})] static void Run() { }
            [Job("b")] static void Alert(DeadLetter letter, string more) { }
        }
        """);

    [Fact]
    public Task Handler_ThatTakesADeadLetter_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a"), DeadLetterHandler] static void Alert(DeadLetter letter) { } }
        """);

    [Fact]
    public Task Handler_OfAnotherPayload_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a"), DeadLetterHandler] static void {|TJ4035:Alert|}(string letter) { } }
        """);

    [Fact]
    public Task Handler_ThatIsNoJob_IsReported() => WholeVerifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [DeadLetterHandler] static void {|TJ4035:Alert|}(DeadLetter letter) { } }
        """);

    [Fact]
    public Task OneHandler_AmongJobsWithTheirOwn_IsSilent() => WholeVerifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a"), DeadLetterHandler] static void Alert(DeadLetter letter) { }
            [Job("b")] static void Log(DeadLetter letter) { }
            [Job("c", OnDead = nameof(Log))] static void Run() { }
        }
        """);

    [Fact]
    public Task SecondHandler_IsReported() => WholeVerifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Mail { [Job("a"), DeadLetterHandler] static void Alert(DeadLetter letter) { } }
        static partial class Work { [Job("b"), DeadLetterHandler] static void {|TJ4036:Log|}(DeadLetter letter) { } }
        """);

    [Fact]
    public Task PartialHandler_IsOne() => WholeVerifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a"), DeadLetterHandler] static partial void Alert(DeadLetter letter);
            static partial void Alert(DeadLetter letter) { }
        }
        """);
}
