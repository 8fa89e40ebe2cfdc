using System.Net.Mail;
using SendGrid;
using SendGrid.Helpers.Mail;
using Telegram.Bot;

namespace Corpus.Mail;

public interface IMailer { Task SendAsync(string to, string subject, string body, CancellationToken ct = default); }

public sealed class SmtpMailer : IMailer
{
    public async Task SendAsync(string to, string subject, string body, CancellationToken ct = default)
    {
        using var client = new MailKit.Net.Smtp.SmtpClient();
        await client.ConnectAsync("smtp.example", 587);
        await client.SendAsync(new MimeKit.MimeMessage { Subject = subject }, ct);
        await client.DisconnectAsync(true);
    }
}

public sealed class FakeMailer : IMailer
{
    public Task SendAsync(string to, string subject, string body, CancellationToken ct = default) => Task.CompletedTask;
}

public interface IKeyedMailer { Task SendAsync(string to, string body, string idempotencyKey); }

public sealed class KeyedMailer(IMailer mailer) : IKeyedMailer
{
    public Task SendAsync(string to, string body, string idempotencyKey) => mailer.SendAsync(to, "Hello", body);
}

[Idempotent("the template service drops a repeat by recipient and day")]
public interface ITemplateMailer { Task SendAsync(string template, string to); }

public sealed class TemplateMailer : ITemplateMailer
{
    public Task SendAsync(string template, string to) => new SmtpClient("localhost").SendMailAsync("a@b.c", to, template, "");
}

public interface INotifier
{
    [NonIdempotent("rings the phone of the one on duty")]
    Task PageAsync(string text);

    Task LogAsync(string text);
}

public static partial class MailJobs
{
    [Job] // TJ3003
    public static async Task SendWelcome(string to, [FromServices] IMailer mailer) => await mailer.SendAsync(to, "Welcome", "Hi");

    [Job] // TJ3003
    public static void SendOld(string to)
    {
        using var client = new SmtpClient("localhost");
        client.Send("noreply@example.com", to, "Hi", "…");
    }

    [Job] // TJ3003
    public static async Task SendGridMail(string to, [FromServices] ISendGridClient client)
    {
        var message = new SendGridMessage { Subject = "Receipt" };
        message.AddTo(to);
        await client.SendEmailAsync(message);
    }

    [Job] // clean
    public static async Task SendOnce(string to, [FromServices] IMailer mailer, JobContext job)
        => await job.OnceAsync("welcome", _ => mailer.SendAsync(to, "Welcome", "Hi"));

    [Job] // clean
    public static async Task SendKeyed(string to, [FromServices] IKeyedMailer mailer, JobContext job)
        => await mailer.SendAsync(to, "Hi", idempotencyKey: job.IdempotencyKey);

    [Job] // TJ3003
    public static async Task SendUnderConditionOfContent(string to, string body, [FromServices] IMailer mailer)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return;
        }

        await mailer.SendAsync(to, "News", body);
    }

    [Job] // clean
    public static async Task SendTemplate(string to, [FromServices] ITemplateMailer mailer) => await mailer.SendAsync("welcome", to);

    [Job] // TJ3027
    public static async Task Page(string text, [FromServices] INotifier notifier) => await notifier.PageAsync(text);

    [Job] // clean
    public static async Task LogOnly(string text, [FromServices] INotifier notifier) => await notifier.LogAsync(text);

    [Job] // TJ3003
    public static async Task Chat(long chat, string text, [FromServices] ITelegramBotClient bot) => await bot.SendMessage(chat, text);

    [Job] // TJ3003
    public static async Task Sms(string to, string code)
        => await Twilio.Rest.Api.V2010.Account.MessageResource.CreateAsync(to, from: "+100", body: code);

    [Job] // TJ3003
    public static async Task SendToEach(List<string> recipients, [FromServices] IMailer mailer)
    {
        foreach (var recipient in recipients)
        {
            await mailer.SendAsync(recipient, "News", "…");
        }
    }

    [Job] // TJ3003
    public static async Task SendInCatch(string to, [FromServices] IMailer mailer, [FromServices] HttpClient http)
    {
        try
        {
            await http.GetStringAsync("/health");
        }
        catch (HttpRequestException error)
        {
            await mailer.SendAsync(to, "Down", error.Message);
        }
    }

    [Job] // clean
    public static string RenderOnly(string to, string name) => $"To: {to}\nHello {name}";

    [Job] // TJ3003
    public static async Task SendUnderLock(string to, [FromServices] IMailer mailer)
    {
        await Gate.WaitAsync();
        try
        {
            await mailer.SendAsync(to, "Hi", "…");
        }
        finally
        {
            Gate.Release();
        }
    }

    [Job] // clean
    public static async Task SendAfterClaim(string orderId, string to, [FromServices] IMailer mailer, [FromServices] StackExchange.Redis.IDatabase redis)
    {
        if (!await redis.StringSetAsync($"receipt:{orderId}", "1", TimeSpan.FromDays(30), when: StackExchange.Redis.When.NotExists))
        {
            return;
        }

        await mailer.SendAsync(to, "Receipt", orderId);
    }

    [Job] // TJ3003
    public static async Task SendAfterPlainSet(string orderId, string to, [FromServices] IMailer mailer, [FromServices] StackExchange.Redis.IDatabase redis)
    {
        await redis.StringSetAsync($"receipt:{orderId}", "1", TimeSpan.FromDays(30));
        await mailer.SendAsync(to, "Receipt", orderId);
    }

    [Job] // clean
    public static Task BuildMessage(string to)
    {
        var message = new MailMessage("a@b.c", to) { Subject = "Draft" };
        return File.WriteAllTextAsync($"/drafts/{to}.eml", message.Subject);
    }

    private static readonly SemaphoreSlim Gate = new(1);
}
