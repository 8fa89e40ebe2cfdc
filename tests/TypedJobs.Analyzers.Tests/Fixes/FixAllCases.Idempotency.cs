using TypedJobs.Analyzers.Idempotency;
using TypedJobs.Analyzers.Tests.Corpus;
using TypedJobs.CodeFixes.Idempotency;

namespace TypedJobs.Analyzers.Tests.Fixes;

internal static partial class FixAllCases
{
    private const string Entities = """
        class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        class Order { public int Id { get; set; } public int Total { get; set; } public DateTime? SentAt { get; set; } }
        """;

    // An effect as it stands in a job: the parameter, the awaited call, the name that a fix gives it, what it returns.
    private static readonly (string Id, string Parameter, string Call, string Name, bool IsTask)[] Effects =
    [
        ("TJ3001", "[FromServices] HttpClient http", "http.PostAsync(\"/a\", null)", "post", false),
        ("TJ3002", "[FromServices] HttpClient http", "http.PatchAsync(\"/a\", null)", "patch", false),
        ("TJ3003", "[FromServices] System.Net.Mail.SmtpClient smtp", "smtp.SendMailAsync(\"me\", \"you\", \"a\", \"b\")", "sendMail", true),
        ("TJ3004", "string path", "File.AppendAllTextAsync(path, \"x\")", "appendAllText", true),
        ("TJ3005", "[FromServices] System.Data.IDbConnection db", "db.ExecuteAsync(\"INSERT INTO a (b) VALUES (1)\")", "execute", false),
        ("TJ3006", "[FromServices] System.Data.IDbConnection db", "db.ExecuteAsync(\"UPDATE a SET n = n + 1\")", "execute", false),
        ("TJ3012", "[FromServices] IDatabase redis", "redis.StringIncrementAsync(\"a\")", "stringIncrement", false),
        ("TJ3013", "[FromServices] ServiceBusSender sender", "sender.SendMessageAsync(new ServiceBusMessage(\"a\"))", "sendMessage", true),
        ("TJ3016", "JobCall call", "call.EnqueueAsync()", "enqueue", false),
        ("TJ3017", "[FromServices] Stripe.RefundService refunds", "refunds.CreateAsync(new())", "create", false),
        ("TJ3018", "[FromServices] MongoDB.Driver.IMongoCollection<Page> pages", "pages.InsertOneAsync(new Page())", "insertOne", true),
        ("TJ3027", "[FromServices] Printer printer", "printer.PrintAsync()", "print", true),
    ];

    private static IEnumerable<FixAllCase> Idempotency =>
    [
        .. Effects.Select(static effect => Once(
            effect.Id,
            TwoJobs(effect.Parameter, "await {|" + effect.Id + ":" + effect.Call + "|};"),
            TwoJobs(effect.Parameter, $"await job.OnceAsync(\"{effect.Name}\", {(effect.IsTask ? $"_ => {effect.Call}" : $"async _ => {{ await {effect.Call}; }}")});"))),
        Once(
            "TJ3020",
            TwoJobs("int id, [FromServices] Shop db, [FromServices] HttpClient http", Flagged("await {|TJ3020:http.PostAsync(\"/a\", null)|};")),
            TwoJobs("int id, [FromServices] Shop db, [FromServices] HttpClient http", Flagged("await job.OnceAsync(\"post\", async _ => { await http.PostAsync(\"/a\", null); });"))),
        Once(
            "TJ3021",
            TwoJobs("[FromServices] HttpClient http, [FromServices] SemaphoreSlim gate", Locked("await {|TJ3001:{|TJ3021:http.PostAsync(\"/a\", null)|}|};")),
            TwoJobs("[FromServices] HttpClient http, [FromServices] SemaphoreSlim gate", Locked("await job.OnceAsync(\"post\", async _ => { await http.PostAsync(\"/a\", null); });"))),

        .. Effects.Where(static effect => effect.Id != "TJ3017").Select(static effect => Claimed(
            effect.Id, TwoJobs(effect.Parameter, "await {|" + effect.Id + ":" + effect.Call + "|};"))),
        Claimed("TJ3008", TwoJobs("[FromServices] Shop db", "{|TJ3008:db.Orders.Add(new Order())|}; await db.SaveChangesAsync();")),
        Claimed("TJ3009", TwoJobs("int id, [FromServices] Shop db", "var order = await db.Orders.SingleAsync(o => o.Id == id); {|TJ3009:order.Total += 1|}; await db.SaveChangesAsync();")),
        Claimed("TJ3010", TwoJobs("[FromServices] Shop db", "await {|TJ3010:db.Orders.ExecuteUpdateAsync(s => s.SetProperty(o => o.Total, o => o.Total + 1))|};")),
        Claimed("TJ3011", TwoJobs("int id", "{|TJ3011:Count.Value++|}; await Task.Yield();")),
        Claimed("TJ3014", TwoJobs("int id", "await {|TJ3014:File.WriteAllTextAsync($\"/a/{Guid.NewGuid()}\", \"\")|};")),
        Case<MarkIdempotentFix>(
            "TJ3001",
            /* lang=c#-test */ """
            static partial class Web
            {
                [Job("a")]
                static async Task Post(Uri to, [FromServices] HttpClient http)
                {
                    await {|TJ3001:http.PostAsync(to, null)|};
                    await {|TJ3019:{|TJ3001:http.PostAsync(to, null)|}|};
                }
            }
            """,
            /* lang=c#-test */ """
            static partial class Web
            {
                [Job("a"), Idempotent("why a second run does no harm")]
                static async Task Post(Uri to, [FromServices] HttpClient http)
                {
                    await http.PostAsync(to, null);
                    await http.PostAsync(to, null);
                }
            }
            """),

        .. new[] { ("TJ3001", "Post"), ("TJ3002", "Patch") }.Select(static verb => Case<PassIdempotencyKeyFix>(
            verb.Item1,
            TwoJobs("[FromServices] HttpClient http", $$"""
                var request = new HttpRequestMessage(HttpMethod.{{verb.Item2}}, "/a");
                        await {|{{verb.Item1}}:http.SendAsync(request)|};
                """),
            TwoJobs("[FromServices] HttpClient http", $"""
                var request = new HttpRequestMessage(HttpMethod.{verb.Item2}, "/a");
                        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
                        await http.SendAsync(request);
                """))),
        Case<PassIdempotencyKeyFix>(
            "TJ3013",
            TwoJobs("[FromServices] ServiceBusSender sender", "await {|TJ3013:sender.SendMessageAsync(new ServiceBusMessage(\"a\"))|};"),
            TwoJobs("[FromServices] ServiceBusSender sender", "await sender.SendMessageAsync(new ServiceBusMessage(\"a\") { MessageId = job.IdempotencyKey });")),
        Case<PassIdempotencyKeyFix>(
            "TJ3015",
            TwoJobs("[FromServices] Stripe.RefundService refunds", "await refunds.CreateAsync(new(), new Stripe.RequestOptions { {|TJ3015:IdempotencyKey = Guid.NewGuid().ToString()|} });"),
            TwoJobs("[FromServices] Stripe.RefundService refunds", "await refunds.CreateAsync(new(), new Stripe.RequestOptions { IdempotencyKey = job.IdempotencyKey });")),
        Case<PassIdempotencyKeyFix>(
            "TJ3017",
            /* lang=c#-test */ """
            using Stripe;

            static partial class Billing
            {
                [Job]
                static async Task Charge(long amount, [FromServices] TransferService transfers, [FromServices] RefundService refunds, CancellationToken ct)
                {
                    await {|TJ3017:transfers.CreateAsync(new TransferCreateOptions { Amount = amount }, ct: ct)|};
                    await {|TJ3019:{|TJ3017:refunds.CreateAsync(new RefundCreateOptions { Amount = amount }, ct: ct)|}|};
                }
            }
            """,
            /* lang=c#-test */ """
            using Stripe;

            static partial class Billing
            {
                [Job]
                static async Task Charge(long amount, [FromServices] TransferService transfers, [FromServices] RefundService refunds, JobContext job, CancellationToken ct)
                {
                    await transfers.CreateAsync(new TransferCreateOptions { Amount = amount }, ct: ct, requestOptions: new RequestOptions { IdempotencyKey = job.IdempotencyKey });
                    await refunds.CreateAsync(new RefundCreateOptions { Amount = amount }, ct: ct, requestOptions: new RequestOptions { IdempotencyKey = job.IdempotencyKey + "-2" });
                }
            }
            """),
        Case<DeriveJobIdFix>(
            "TJ3016",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(JobCall call, JobClient client, CancellationToken ct)
                {
                    await {|TJ3016:call.EnqueueAsync(ct)|};
                    await {|TJ3019:{|TJ3016:client.EnqueueAsync(call, ct)|}|};
                }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(JobCall call, JobClient client, JobContext job, CancellationToken ct)
                {
                    await call.WithId(job.Id.Derive("call")).EnqueueAsync(ct);
                    await client.EnqueueAsync(call.WithId(job.Id.Derive("call2")), ct);
                }
            }
            """),
    ];

    private static string TwoJobs(string parameters, string statements) => $$"""
        using Azure.Messaging.ServiceBus;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using StackExchange.Redis;

        static partial class Work
        {
            [Job]
            static async Task Run({{parameters}}, JobContext job)
            {
                {{statements}}
            }

            [Job]
            static async Task Walk({{parameters}}, JobContext job)
            {
                {{statements}}
            }
        }
        static class Count { public static int Value; }
        class Page { public string Id { get; set; } = ""; }
        class Printer { [NonIdempotent("uses paper")] public Task PrintAsync() => Task.CompletedTask; }
        {{Entities}}
        """;

    private static string Flagged(string effect) => $$"""
        var order = await db.Orders.SingleAsync(o => o.Id == id);
                if (order.SentAt != null)
                {
                    return;
                }

                {{effect}}
                order.SentAt = DateTime.UtcNow;
                await db.SaveChangesAsync();
        """;

    private static string Locked(string effect) => $"""
        await gate.WaitAsync();
                {effect}
                gate.Release();
        """;

    private static FixAllCase Once(string id, string source, string fixedSource) => Case<WrapInOnceFix>(id, source, fixedSource);

    private static FixAllCase Claimed(string id, string source)
        => Case<MarkIdempotentFix>(id, source, FixAllCase.WithoutMarks(source).Replace("[Job]", "[Job, Idempotent(\"why a second run does no harm\")]", StringComparison.Ordinal));

    private static FixAllCase Case<TFix>(string id, string source, string fixedSource)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
        => FixAllCase.Of<JobMustSurviveRetry, TFix>(id, source, fixedSource, static test =>
        {
            test.TestState.AdditionalReferences.Add(CorpusFiles.Libraries);
            test.TestState.Sources.Add(("/0/More.cs", "global using System.Net.Http;\n"));
            test.FixedState.Sources.Add(("/0/More.cs", "global using System.Net.Http;\n"));
        });
}
