using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class RetryMustMakeSenseTests
{
    [Fact]
    public Task RulesOfRelatedTypes_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", RetryOn = new[] { typeof(SystemException) }, DoNotRetryOn = new[] { typeof(ArgumentException) })] static void Run() { }
        }
        """);

    [Fact]
    public Task RuleOfTheJob_AgainstItsClass_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [JobDefaults(DoNotRetryOn = new[] { typeof(ArgumentException) })]
        static partial class Work { [Job("a", RetryOn = new[] { typeof(ArgumentException) })] static void Run() { } }
        """);

    [Fact]
    public Task Choices_OfTheirEnums_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Jitter = 0, Backoff = BackoffKind.Fixed, Ack = AckMode.Early)] static void Run() { } }
        """);

    [Fact]
    public Task Jitter_AboveOne_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Jitter = {|TJ4030:1.5|})] static void Run() { } }
        """);

    [Fact]
    public Task Jitter_OfTheAssembly_IsReportedThere() => Verifier.VerifyAsync(/* lang=c#-test */ """
        [assembly: JobDefaults(Jitter = {|TJ4030:-1|})]
        static partial class Work { [Job("a")] static void Run() { } }
        """);

    [Fact]
    public Task Choice_OutsideOfItsEnum_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", Backoff = {|TJ4031:(BackoffKind)7|}, Ack = {|TJ4031:(AckMode)(-1)|})] static void Run() { } }
        """);

    [Fact]
    public Task Rule_ThatIsNoException_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a", RetryOn = {|TJ4032:new[] { typeof(string) }|})] static void Run() { } }
        """);

    [Fact]
    public Task Rule_ThatNoOtherCodeCanName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            sealed class Refused : Exception { }
            [Job("a", DoNotRetryOn = {|TJ4032:new[] { typeof(Refused) }|})] static void Run() { }
        }
        """);

    [Fact]
    public Task Rule_OfAnOpenGenericType_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Refused<T> : Exception { }
        static partial class Work { [Job("a", DoNotRetryOn = {|TJ4032:new[] { typeof(Refused<>) }|})] static void Run() { } }
        """);

    [Fact]
    public Task Type_InBothLists_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", RetryOn = new[] { typeof(TimeoutException) }, DoNotRetryOn = {|TJ4033:new[] { typeof(TimeoutException) }|})] static void Run() { }
        }
        """);
}
