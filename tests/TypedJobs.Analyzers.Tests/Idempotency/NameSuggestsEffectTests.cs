namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3028, off by default: names that suggest an effect.</summary>
public class NameSuggestsEffectTests
{
    [Fact]
    public Task ReadByName_IsSilent() => RuleVerifier.VerifyAsync("TJ3028", /* lang=c#-test */ """
        [Job] public static Task Run(IMailQueue mails) => mails.GetCountAsync();
        public interface IMailQueue { Task GetCountAsync(); }
        """);

    [Fact]
    public Task SendByName_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3028", /* lang=c#-test */ """
        [Job] public static Task Run(IMailQueue mails) => {|TJ3028:mails.SendAsync()|};
        public interface IMailQueue { Task SendAsync(); }
        """);
}
