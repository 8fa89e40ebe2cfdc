// What the snippets of README.md and docs/ take for granted: read by SnippetTests, no part of the build.
// First the usings that the SDK's ImplicitUsings give a web project; a worker project has some of them. TypedJobs is not among them: a snippet says it.
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Net.Http.Json;
global using System.Threading;
global using System.Threading.Tasks;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Hosting;
global using Microsoft.AspNetCore.Http;
global using Microsoft.AspNetCore.Routing;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using static Given;

// The reader's own types.
public sealed record Mail(string To, string Subject, string Body);

public sealed record Receipt(string Id);

public interface IMailer
{
    Task<Receipt> SendAsync(string to, string subject = "", string body = "", string? idempotencyKey = null, CancellationToken ct = default);
}

public sealed class SmtpMailer : IMailer
{
    public Task<Receipt> SendAsync(string to, string subject, string body, string? idempotencyKey, CancellationToken ct) => Task.FromResult(new Receipt(to));
}

public interface IPayments
{
    Task<string?> ChargeAsync(Guid orderId, string idempotencyKey, CancellationToken ct);
}

public interface ISupport
{
    Task OpenTicketAsync(string key, string text);
}

public sealed class CardDeclinedException : Exception;

// Values that are at hand where a snippet is a part of a method.
public static class Given
{
    public static IMailer mailer => new SmtpMailer();
}
