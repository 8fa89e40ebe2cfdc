using Microsoft.Extensions.DependencyInjection;

namespace TypedJobs.Generators.Tests;

/// <summary>What a user writes compiles without a warning, and does what it says when it is called.</summary>
public sealed class GeneratedCodeRunsTests
{
    private const string Mail = """
        namespace Shop;

        /// <summary>Mail.</summary>
        public interface IMailer
        {
            /// <summary>Sends.</summary>
            string Send(string text);
        }

        /// <summary>A receipt.</summary>
        public sealed record Receipt(string Id, int Parts, string? Note = null);

        /// <summary>Jobs.</summary>
        public static partial class EmailJobs
        {
            /// <summary>Sends a mail.</summary>
            /// <param name="to">Who gets it.</param>
            /// <param name="mailer">Sends it, see <paramref name="job"/>.</param>
            [Job("email.send", Queue = "mail", MaxAttempts = 3, ResultTtl = "10m")]
            [JobAlias("mail.send")]
            private static async Task<Receipt> SendEmailAsync(
                string to, string subject, [FromServices] IMailer mailer, JobContext job, CancellationToken ct, int parts = 2)
            {
                await Task.Yield();
                ct.ThrowIfCancellationRequested();
                return new Receipt(mailer.Send(to + "/" + subject), parts, job.Name);
            }
        }
        """;

    [Fact]
    public async Task Job_OfTheReadme_RunsAndReturnsItsResult()
    {
        var jobs = GeneratorHarness.Run(Mail).AssertCompiles().Load();
        var mailerType = jobs.Type("Shop.IMailer");
        var services = new ServiceCollection().AddSingleton(mailerType, InterfaceDouble.Of(mailerType, static arguments => "sent " + arguments[0])).BuildServiceProvider();

        var result = await LoadedJobs.ResultAsync(jobs.With("SendEmail", "a@b.c", "Hi"), services);

        Assert.Equal("Receipt { Id = sent a@b.c/Hi, Parts = 2, Note = email.send }", result!.ToString());
    }

    [Fact]
    public void Descriptor_OfAJob_HasWhatTheAttributeSays()
    {
        var job = GeneratorHarness.Run(Mail).AssertCompiles().Load().Entry("SendEmail").Descriptor;

        Assert.Equal(("email.send", "mail", 3, true), (job.Name, job.Queue, job.Retry.MaxAttempts, job.HasResult));
        Assert.Equal(["mail.send"], job.Aliases);
        Assert.Equal(TimeSpan.FromMinutes(10), job.ResultTtl);
        Assert.Equal(JobNeeds.Services | JobNeeds.Token, job.Needs);
    }
}
