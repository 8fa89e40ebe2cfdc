namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3022, off by default: calls of which nothing is known.</summary>
public class EffectIsUnknownTests
{
    [Fact]
    public Task Framework_IsSilent() => RuleVerifier.VerifyAsync("TJ3022", /* lang=c#-test */ """
        [Job] public static Task Run(Stream stream) => stream.FlushAsync();
        """);

    [Fact]
    public Task AnnotatedInterface_IsSilent() => RuleVerifier.VerifyAsync("TJ3022", /* lang=c#-test */ """
        [Job] public static Task Run(IThing thing) => thing.DoAsync();
        public interface IThing { [Idempotent("it only looks")] Task DoAsync(); }
        """);

    [Fact]
    public Task InterfaceWithoutImplementation_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3022", /* lang=c#-test */ """
        [Job] public static Task Run(IThing thing) => {|TJ3022:thing.DoAsync()|};
        public interface IThing { Task DoAsync(); }
        """);

    [Theory]
    [InlineData("IsPaidAsync", false)]
    [InlineData("ListAsync", false)]
    [InlineData("LookupAsync", false)]
    [InlineData("Can", false)]
    [InlineData("IssueRefundAsync", true)]
    [InlineData("ListenAsync", true)]
    [InlineData("CancelAsync", true)]
    public Task NameThatReads_IsSilentByWholeWords(string name, bool isReported) => RuleVerifier.VerifyAsync("TJ3022", $$"""
        [Job] public static Task Run(IThing thing) => {{(isReported ? "{|TJ3022:thing." + name + "()|}" : "thing." + name + "()")}};
        public interface IThing { Task {{name}}(); }
        """);

    [Fact]
    public Task InterfaceWithOneImplementation_IsSilent() => RuleVerifier.VerifyAsync("TJ3022", /* lang=c#-test */ """
        [Job] public static Task Run(IThing thing) => thing.DoAsync();
        public interface IThing { Task DoAsync(); }
        public class Thing : IThing { public Task DoAsync() => Task.CompletedTask; }
        """);
}
