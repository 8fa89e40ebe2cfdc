using TypedJobs.Analyzers.Idempotency;
using TypedJobs.Analyzers.Tests.Corpus;

namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary><c>typedjobs.entry_points</c>: the idempotency rules on jobs of other libraries.</summary>
public class EntryPointTests
{
    private const string Hangfire = /* lang=c#-test */ """
        public class Mailer
        {
            private static readonly System.Net.Mail.SmtpClient Smtp = new();
            public void Send(string to) => %;
            public void Preview(string to) => Smtp.Send(to, to, "Hi", "there");
        }

        public static class Startup
        {
            public static void Enqueue(string to) => Hangfire.BackgroundJob.Enqueue<Mailer>(mailer => mailer.Send(to));
        }
        """;

    [Fact]
    public Task NoEntryPoints_IsSilent() => VerifyAsync(Hangfire.Replace("%", "Smtp.Send(to, to, \"Hi\", \"there\")", StringComparison.Ordinal), "");

    [Fact]
    public Task UnreadableEntryPoint_IsSilent() => VerifyAsync(Hangfire.Replace("%", "Smtp.Send(to, to, \"Hi\", \"there\")", StringComparison.Ordinal), "Hangfire.BackgroundJob");

    [Fact]
    public Task MethodInAnExpression_IsAJob()
        => VerifyAsync(Hangfire.Replace("%", "{|TJ3003:Smtp.Send(to, to, \"Hi\", \"there\")|}", StringComparison.Ordinal), "T:Hangfire.BackgroundJob");

    [Fact]
    public Task MethodById_IsAJob()
        => VerifyAsync(Hangfire.Replace("%", "{|TJ3003:Smtp.Send(to, to, \"Hi\", \"there\")|}", StringComparison.Ordinal), "M:Mailer.Send");

    [Fact]
    public Task ImplementationOfAnInterface_IsAJob() => VerifyAsync(/* lang=c#-test */ """
        public interface ITask { void Run(); }
        public class Greet : ITask
        {
            public void Run() => {|TJ3003:new System.Net.Mail.SmtpClient().Send("a", "b", "Hi", "there")|};
            public void Test() => new System.Net.Mail.SmtpClient().Send("a", "b", "Hi", "there");
        }
        """, "T:ITask");

    [Fact]
    public Task SchedulerOfTheirOwn_IsNoJob() => VerifyAsync(/* lang=c#-test */ """
        public interface IScheduler { void Enqueue(System.Linq.Expressions.Expression<System.Action> job); }
        public class Scheduler : IScheduler
        {
            public void Enqueue(System.Linq.Expressions.Expression<System.Action> job) => Hangfire.BackgroundJob.Enqueue(job);
        }
        """, "T:IScheduler");

    private static Task VerifyAsync(string source, string entryPoints)
    {
        var test = new AnalyzerVerifier<JobMustSurviveRetry>.Test { TestCode = source };
        test.TestState.AdditionalReferences.Add(CorpusFiles.Libraries);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ntypedjobs.entry_points = " + entryPoints + "\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
