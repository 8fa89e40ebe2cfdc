using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Idempotency.JobMustSurviveRetry, TypedJobs.CodeFixes.Idempotency.WrapInOnceFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class WrapInOnceFixTests
{
    [Fact]
    public Task AwaitedEffects_GetNamesOfTheirOwn() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static async Task Send(string to, [FromServices] SmtpClient smtp, JobContext job, CancellationToken ct)
            {
                await {|TJ3003:smtp.SendMailAsync("me", to, "a", "b", ct)|};
                await {|TJ3019:{|TJ3003:smtp.SendMailAsync("me", "boss", "a", "b", ct)|}|}.ConfigureAwait(false);
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static async Task Send(string to, [FromServices] SmtpClient smtp, JobContext job, CancellationToken ct)
            {
                await job.OnceAsync("sendMail", _ => smtp.SendMailAsync("me", to, "a", "b", ct));
                await job.OnceAsync("sendMail2", _ => smtp.SendMailAsync("me", "boss", "a", "b", ct));
            }
        }
        """);

    [Fact]
    public Task EffectOfAJobWithoutContext_BringsOne() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static async Task Send(string to, [FromServices] SmtpClient smtp, CancellationToken ct)
            {
                await {|TJ3003:smtp.SendMailAsync("me", to, "a", "b", ct)|};
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static async Task Send(string to, [FromServices] SmtpClient smtp, JobContext job, CancellationToken ct)
            {
                await job.OnceAsync("sendMail", _ => smtp.SendMailAsync("me", to, "a", "b", ct));
            }
        }
        """);

    [Fact]
    public Task ResultThatNobodyReads_IsNotKept() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job]
            static async Task Post(Uri to, [FromServices] HttpClient http, JobContext job)
            {
                await {|TJ3001:http.PostAsync(to, null)|};
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job]
            static async Task Post(Uri to, [FromServices] HttpClient http, JobContext job)
            {
                await job.OnceAsync("post", async _ => { await http.PostAsync(to, null); });
            }
        }
        """);

    [Fact]
    public Task SyncEffectInAsyncCode_IsWrapped() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Log
        {
            [Job]
            static async Task Write(string path, string text, JobContext job)
            {
                {|TJ3004:File.AppendAllText(path, text)|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Log
        {
            [Job]
            static async Task Write(string path, string text, JobContext job)
            {
                await job.OnceAsync("appendAllText", _ => { File.AppendAllText(path, text); return Task.CompletedTask; });
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task ReturnedTask_IsWrapped() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static Task Send(string to, [FromServices] SmtpClient smtp)
                => {|TJ3003:smtp.SendMailAsync("me", to, "a", "b")|};
        }
        """,
        /* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static Task Send(string to, [FromServices] SmtpClient smtp, JobContext job)
                => job.OnceAsync("sendMail", _ => smtp.SendMailAsync("me", to, "a", "b"));
        }
        """);

    [Fact]
    public Task EffectInALoop_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static async Task Send(string[] all, [FromServices] SmtpClient smtp, JobContext job)
            {
                foreach (var to in all)
                {
                    await {|TJ3003:smtp.SendMailAsync("me", to, "a", "b")|};
                }
            }
        }
        """);

    [Fact]
    public Task ResultThatCannotBeKept_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job]
            static async Task Post(Uri to, [FromServices] HttpClient http, JobContext job)
            {
                var answer = await {|TJ3001:http.PostAsync(to, null)|};
                answer.EnsureSuccessStatusCode();
            }
        }
        """);

    [Fact]
    public Task JobThatIsCalledDirectly_GetsNoNewParameter() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        using System.Net.Mail;

        static partial class Mail
        {
            [Job]
            static Task Send(string to, [FromServices] SmtpClient smtp) => {|TJ3003:smtp.SendMailAsync("me", to, "a", "b")|};

            static Task Now(SmtpClient smtp) => Send("me", smtp);
        }
        """);
}
