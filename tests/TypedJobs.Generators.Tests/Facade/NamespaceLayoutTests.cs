namespace TypedJobs.Generators.Tests.Facade;

/// <summary>A folder <c>Jobs</c>: the namespace <c>Acme.Jobs</c> has the name of the facade of <c>Acme</c>, whose entries are types of that namespace then.</summary>
public sealed class NamespaceLayoutTests
{
    private const string Folder = """
        namespace Acme { public sealed record Invoice(int Id); }
        namespace Acme.Jobs
        {
            public static partial class MailJobs
            {
                [Job("mail.send")] public static Task<string> SendMail(string to, int copies = 2, params string[] more) => Task.FromResult(to);
                [Job("mail.stop")] internal static void Stop(CancellationToken ct) { }
                [Job("mail.run")] public static void Execute(Invoice invoice, string? client = null) { }
            }
        }
        """;

    private const string Calls = """
        async Task Call(JobClient client)
        {
            await Jobs.SendMail.EnqueueAsync("a", 3, "b");
            await Jobs.SendMail.EnqueueAsync(client, "a");
            await Jobs.Stop.EnqueueAsync();
            await Jobs.Stop.EnqueueAsync(client, CancellationToken.None);
            Jobs.Execute.Enqueue(new(1));
            JobCall<string> call = Jobs.SendMail.With("a").OnQueue("low");
            JobDefinition<string> job = Jobs.Mail.SendMail;
            job = Jobs.SendMail.Job;
        }
        """;

    [Theory]
    [InlineData("namespace Acme; class Page { {0} }")]
    [InlineData("namespace Acme.Web.Pages; class Page { {0} }")]
    [InlineData("namespace Acme.Jobs; class Page { {0} }")]
    [InlineData("using Acme; using Acme.Jobs; namespace Other; class Page { {0} }")]
    [InlineData("using Acme; class Page { {0} }")]
    public void Job_InANamespaceOfTheFacadesName_IsEnqueuedFromEverywhere(string source)
        => Projects.Project("Acme", "Acme", [Folder, source.Replace("{0}", Calls, StringComparison.Ordinal)]).AssertCompiles();

    [Fact]
    public void Job_OfAReferencedProjectOfTheFacadesName_IsEnqueuedFromEverywhere()
    {
        var library = Projects.Project("Acme.Jobs", Folder.Replace("Acme.Jobs\n", "Acme.Jobs\n", StringComparison.Ordinal)).AssertCompiles();

        Projects.Project("Acme", "Acme", [
            $"namespace Acme {{ class Page {{ {Calls.Replace("await Jobs.Stop.EnqueueAsync();", "", StringComparison.Ordinal).Replace("await Jobs.Stop.EnqueueAsync(client, CancellationToken.None);", "", StringComparison.Ordinal)} }} }}",
            "class Top { void Do() => Jobs.SendMail.With(\"a\"); }"], library).AssertCompiles();
    }

    [Fact]
    public void Types_OfTheAuthor_AreNotHidden()
    {
        var run = Projects.Project("Acme", """
            namespace Acme { public sealed record Invoice(int Id); public sealed record Refund(int Id); }
            namespace Acme.Jobs
            {
                public static partial class InvoiceJobs { [Job("a")] public static void Refund(Invoice invoice) { } }
                public static class Use { public static Refund Make(Invoice invoice) => new(invoice.Id); }
            }
            namespace Acme.Web { class Page { void Do() => Jobs.JobsInvoice.Refund.With(new(1)); } }
            """).AssertCompiles();

        Assert.DoesNotContain("class Refund", run.Files["TypedJobs.Facade.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void TwoJobsOfOneName_AreOneErrorThatSaysWhatToWrite()
        => Assert.Equal(
            ["TJ1027: 'Execute' is obsolete: 'Execute is a job of Acme.Jobs.InvoiceJobs and of Acme.Jobs.ReportJobs: write Jobs.Invoice.Execute or Jobs.Report.Execute.'"],
            Projects.Project("Acme", """
                namespace Acme.Jobs
                {
                    public static partial class InvoiceJobs { [Job("a")] public static void Execute() { } }
                    public static partial class ReportJobs { [Job("b")] public static void Execute() { } }
                }
                namespace Acme.Web { class Page { void Do() { Jobs.Report.Execute.With(); Jobs.Execute.With(); } } }
                """).Errors());
}
