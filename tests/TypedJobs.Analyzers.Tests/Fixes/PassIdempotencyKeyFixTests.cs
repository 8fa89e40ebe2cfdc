using Verifier = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Idempotency.JobMustSurviveRetry, TypedJobs.CodeFixes.Idempotency.PassIdempotencyKeyFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

public class PassIdempotencyKeyFixTests
{
    [Fact]
    public Task PaymentWithoutAKey_GetsTheJobsInItsOptions() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, CancellationToken ct)
            {
                await {|TJ3017:charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, cancellationToken: ct)|};
            }
        }
        """ + IdempotencyStubs.Stripe,
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, JobContext job, CancellationToken ct)
            {
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, cancellationToken: ct, requestOptions: new RequestOptions { IdempotencyKey = job.IdempotencyKey });
            }
        }
        """ + IdempotencyStubs.Stripe);

    [Fact]
    public Task PostOfARequest_GetsTheHeader() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job]
            static async Task Post(Uri to, [FromServices] HttpClient http, JobContext job)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, to);
                await {|TJ3001:http.SendAsync(request)|};
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
                using var request = new HttpRequestMessage(HttpMethod.Post, to);
                request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
                await http.SendAsync(request);
            }
        }
        """);

    [Fact]
    public Task KeyThatChangesOnEveryAttempt_BecomesTheJobs() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, JobContext job)
            {
                var options = new RequestOptions { {|TJ3015:IdempotencyKey = Guid.NewGuid().ToString()|} };
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, options);
            }
        }
        """ + IdempotencyStubs.Stripe,
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, JobContext job)
            {
                var options = new RequestOptions { IdempotencyKey = job.IdempotencyKey };
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, options);
            }
        }
        """ + IdempotencyStubs.Stripe);

    [Fact]
    public Task PostThatTakesNoRequest_IsLeftToItsAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        using System.Net.Http;

        static partial class Web
        {
            [Job]
            static async Task Post(Uri to, [FromServices] HttpClient http, JobContext job) => await {|TJ3001:http.PostAsync(to, null)|};
        }
        """);

    [Fact]
    public Task PaymentsInALoop_AreLeftToTheirAuthor() => Verifier.VerifyNoFixAsync(/* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long[] amounts, [FromServices] ChargeService charges, JobContext job)
            {
                foreach (var amount in amounts)
                {
                    await {|TJ3017:charges.CreateAsync(new ChargeCreateOptions { Amount = amount })|};
                }
            }
        }
        """ + IdempotencyStubs.Stripe);

    [Fact]
    public Task KeysThatChange_GetKeysOfTheirOwn() => Verifier.VerifyAsync(
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, JobContext job)
            {
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, new RequestOptions { {|TJ3015:IdempotencyKey = Guid.NewGuid().ToString()|} });
                await charges.CreateAsync(new ChargeCreateOptions { Amount = 5 }, new RequestOptions { {|TJ3015:IdempotencyKey = Guid.NewGuid().ToString()|} });
            }
        }
        """ + IdempotencyStubs.Stripe,
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, JobContext job)
            {
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, new RequestOptions { IdempotencyKey = job.IdempotencyKey });
                await charges.CreateAsync(new ChargeCreateOptions { Amount = 5 }, new RequestOptions { IdempotencyKey = job.IdempotencyKey + "-2" });
            }
        }
        """ + IdempotencyStubs.Stripe);
}
