using Stripe;

namespace Corpus.Payments;

public static partial class PaymentJobs
{
    [Job] // TJ3017
    public static async Task ChargeCard(string orderId, long cents, [FromServices] PaymentIntentService intents)
        => await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = cents, Currency = "eur" });

    [Job] // clean
    public static async Task ChargeCardWithJobKey(string orderId, long cents, [FromServices] PaymentIntentService intents, JobContext job)
        => await intents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = cents, Currency = "eur" }, new RequestOptions { IdempotencyKey = job.IdempotencyKey });

    [Job] // clean
    public static async Task ChargeCardWithOrderKey(string orderId, long cents, [FromServices] PaymentIntentService intents)
    {
        var options = new RequestOptions { StripeAccount = "acct_1" };
        options.IdempotencyKey = $"order-{orderId}-charge";
        await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = cents }, options);
    }

    [Job] // TJ3015
    public static async Task ChargeCardWithFreshKey(string orderId, long cents, [FromServices] PaymentIntentService intents)
        => await intents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = cents }, new RequestOptions { IdempotencyKey = Guid.NewGuid().ToString("N") });

    [Job] // TJ3015
    public static async Task RefundWithTimestampKey(string paymentIntent, [FromServices] RefundService refunds)
    {
        var key = "refund-" + paymentIntent + "-" + DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paymentIntent }, new RequestOptions { IdempotencyKey = key });
    }

    [Job] // TJ3024
    public static async Task RefundWithConstantKey(string paymentIntent, [FromServices] RefundService refunds)
        => await refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paymentIntent }, new RequestOptions { IdempotencyKey = "refund" });

    [Job] // TJ3017
    public static async Task RefundWithoutOptions(string paymentIntent, long cents, [FromServices] RefundService refunds)
    {
        var options = new RefundCreateOptions { PaymentIntent = paymentIntent, Amount = cents };
        await refunds.CreateAsync(options, new RequestOptions { StripeAccount = "acct_2" });
    }

    [Job] // clean
    public static async Task UpdateCustomerMail(string customer, string mail, [FromServices] CustomerService customers)
        => await customers.UpdateAsync(customer, new CustomerUpdateOptions { Email = mail });

    [Job] // clean
    public static async Task<string> ReadIntent(string id, [FromServices] PaymentIntentService intents) => (await intents.GetAsync(id)).Id;

    [Job] // TJ3017
    public static async Task BillUsage(string customer, long cents, [FromServices] Billing billing) => await billing.AddUsageAsync(customer, cents);

    [Job] // clean
    public static async Task BillUsageKeyed(string customer, long cents, [FromServices] Billing billing, JobContext job)
        => await billing.AddUsageKeyedAsync(customer, cents, $"{job.Id}:usage");

    [Job] // TJ3015
    public static async Task BillUsageFreshKey(string customer, long cents, [FromServices] Billing billing)
        => await billing.AddUsageKeyedAsync(customer, cents, Guid.NewGuid().ToString());

    [Job] // clean
    public static async Task PayOutOnce(string account, long cents, [FromServices] TransferService transfers, JobContext job)
        => await job.OnceAsync("payout", _ => transfers.CreateAsync(new TransferCreateOptions { Amount = cents, Destination = account }));

    [Job] // TJ3015
    public static async Task PayOutOnceUnderFreshKey(string account, long cents, [FromServices] TransferService transfers, JobContext job)
        => await job.OnceAsync($"payout-{Guid.NewGuid()}", _ => transfers.CreateAsync(new TransferCreateOptions { Amount = cents, Destination = account }));

    [Job] // TJ3017
    public static async Task PayOutTwoStep(string account, long cents, [FromServices] IPayouts payouts) => await payouts.PayAsync(account, cents);

    [Job(MaxAttempts = 1, Ack = AckMode.Early)] // clean
    public static async Task ChargeAtMostOnce(long cents, [FromServices] PaymentIntentService intents)
        => await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = cents });

    [Job(MaxAttempts = 1)] // TJ3017
    public static async Task ChargeWithOneAttempt(long cents, [FromServices] PaymentIntentService intents)
        => await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = cents });

    [Job, Idempotent("the gateway refuses a second charge for an order")] // clean
    public static async Task ChargeDeclared(long cents, [FromServices] PaymentIntentService intents)
        => await intents.CreateAsync(new PaymentIntentCreateOptions { Amount = cents });
}

public class Billing(InvoiceItemService items)
{
    public Task AddUsageAsync(string customer, long cents)
        => items.CreateAsync(new InvoiceItemCreateOptions { Customer = customer, Amount = cents });

    public Task AddUsageKeyedAsync(string customer, long cents, string key)
        => items.CreateAsync(new InvoiceItemCreateOptions { Customer = customer, Amount = cents }, new RequestOptions { IdempotencyKey = key });
}

public interface IPayouts { Task PayAsync(string account, long cents); }

public class StripePayouts(TransferService transfers) : IPayouts
{
    public async Task PayAsync(string account, long cents)
    {
        if (cents <= 0)
        {
            return;
        }

        await SendAsync(account, cents);
    }

    private Task SendAsync(string account, long cents) => transfers.CreateAsync(new TransferCreateOptions { Destination = account, Amount = cents });
}
