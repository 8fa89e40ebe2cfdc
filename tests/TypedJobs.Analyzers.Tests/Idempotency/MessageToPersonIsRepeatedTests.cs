namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3003: mail, SMS, chat.</summary>
public class MessageToPersonIsRepeatedTests
{
    [Fact]
    public Task Once_IsSilent() => RuleVerifier.VerifyAsync("TJ3003", /* lang=c#-test */ """
        [Job] public static Task Run(System.Net.Mail.SmtpClient smtp, JobContext job) => job.OnceAsync("mail", _ => smtp.SendMailAsync("a", "b", "c", "d"));
        """);

    [Fact]
    public Task Mail_IsReported() => RuleVerifier.VerifyAsync("TJ3003", /* lang=c#-test */ """
        [Job] public static Task Run(System.Net.Mail.SmtpClient smtp) => {|TJ3003:smtp.SendMailAsync("a", "b", "c", "d")|};
        """);

    [Fact]
    public Task MailOfDerivedClient_IsReported() => RuleVerifier.VerifyAsync("TJ3003", /* lang=c#-test */ """
        [Job] public static Task Run(MailKit.Net.Smtp.SmtpClient smtp) => {|TJ3003:smtp.SendAsync(new MimeKit.MimeMessage())|};
        """);

    [Fact]
    public Task MailUnderLock_IsReported() => RuleVerifier.VerifyAsync("TJ3003", /* lang=c#-test */ """
        private static readonly object Gate = new();
        [Job] public static void Run(System.Net.Mail.SmtpClient smtp)
        {
            lock (Gate)
            {
                {|TJ3003:smtp.Send("a", "b", "c", "d")|};
            }
        }
        """);
}
