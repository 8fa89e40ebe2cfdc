using TypedJobs.Analyzers.Declaration;
using TypedJobs.Analyzers.Idempotency;
using TypedJobs.Analyzers.Reliability;
using TypedJobs.Analyzers.Serialization;
using TypedJobs.CodeFixes.Declaration;
using TypedJobs.CodeFixes.Idempotency;
using TypedJobs.CodeFixes.Reliability;
using TypedJobs.CodeFixes.Serialization;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>Two findings at once: Fix All must not make the change that both ask for twice, nor lose one of two that are near each other.</summary>
public class FixAllTests
{
    [Fact]
    public Task TwoSleepsOfOneJob_AreBothAwaited() => FixVerifier<JobShouldNotSleep, AwaitDelayFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                {|TJ4003:Thread.Sleep(5)|};
                {|TJ4003:Thread.Sleep(6)|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Delay(5, ct);
                await Task.Delay(6, ct);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TwoScopesOfOneJob_BothFlow() => FixVerifier<TransactionScopeMustFlow, FlowTransactionFix>.VerifyAsync(
        /* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using var a = {|TJ4018:new TransactionScope(TransactionScopeOption.Required)|};
                using var b = {|TJ4018:new TransactionScope(TransactionScopeOption.Required)|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using var a = new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled);
                using var b = new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TwoFailuresOfAJobWithoutContext_BringOneContext() => FixVerifier<PermanentFailureShouldNotRetry, FailForGoodFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id)
            {
                if (id < 0)
                {
                    {|TJ4021:throw new ArgumentException("No such id.", nameof(id));|}
                }

                if (id > 9)
                {
                    {|TJ4021:throw new ArgumentException("Too large.", nameof(id));|}
                }

                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    throw job.Fail("No such id.");
                }

                if (id > 9)
                {
                    throw job.Fail("Too large.");
                }

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TwoPaymentsOfAJobWithoutContext_BringOneContext() => FixVerifier<JobMustSurviveRetry, PassIdempotencyKeyFix>.VerifyAsync(
        /* lang=c#-test */ """
        using Stripe;

        static partial class Billing
        {
            [Job]
            static async Task Charge(long amount, [FromServices] ChargeService charges, CancellationToken ct)
            {
                await {|TJ3017:charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, cancellationToken: ct)|};
            }

            [Job]
            static async Task Fee(long amount, [FromServices] ChargeService charges, CancellationToken ct)
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

            [Job]
            static async Task Fee(long amount, [FromServices] ChargeService charges, JobContext job, CancellationToken ct)
            {
                await charges.CreateAsync(new ChargeCreateOptions { Amount = amount }, cancellationToken: ct, requestOptions: new RequestOptions { IdempotencyKey = job.IdempotencyKey });
            }
        }
        """ + IdempotencyStubs.Stripe);

    [Fact]
    public Task TwoEffectsOfOneJob_AreClaimedOnce() => FixVerifier<JobMustSurviveRetry, MarkIdempotentFix>.VerifyAsync(
        /* lang=c#-test */ """
        using System.Net.Http;

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
        using System.Net.Http;

        static partial class Web
        {
            [Job("a"), Idempotent("why a second run does no harm")]
            static async Task Post(Uri to, [FromServices] HttpClient http)
            {
                await http.PostAsync(to, null);
                await http.PostAsync(to, null);
            }
        }
        """);

    [Fact]
    public Task TwoJobsWithoutToken_BothGetOne() => FixVerifier<JobShouldTakeCancellationToken, AddCancellationTokenFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task {|TJ4005:Run|}(string path)
            {
                await Task.Delay(5);
            }

            [Job]
            static async Task {|TJ4005:Walk|}()
            {
                await Task.Delay(6);
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken cancellationToken)
            {
                await Task.Delay(5, cancellationToken);
            }

            [Job]
            static async Task Walk(CancellationToken cancellationToken)
            {
                await Task.Delay(6, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task TwoEnqueuesInOneMethod_AreBothAwaited() => FixVerifier<EnqueueMustBeAwaited, AwaitEnqueueFix>.VerifyAsync(
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call)
            {
                {|TJ4022:call.EnqueueAsync()|};
                {|TJ4022:call.EnqueueAsync()|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall call)
            {
                await call.EnqueueAsync();
                await call.EnqueueAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TwoCallsInOneMethod_AreBothEnqueued() => FixVerifier<EnqueueMustBeAwaited, EnqueueCallFix>.VerifyAsync(
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall<int> call)
            {
                {|TJ4023:call.OnQueue("low")|};
                {|TJ4023:call.OnQueue("high")|};
                await Task.Yield();
            }
        }
        """,
        /* lang=c#-test */ """
        static class Web
        {
            static async Task Run(JobCall<int> call)
            {
                await call.OnQueue("low").EnqueueAsync();
                await call.OnQueue("high").EnqueueAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TwoTasksOfOneJob_AreBothAwaited() => FixVerifier<WorkMustNotOutliveTheJob, AwaitDiscardedTaskFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                _ = {|TJ4008:Send()|};
                _ = {|TJ4008:Send()|};
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Send();
                await Send();
                await Task.Yield();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task TwoCatchesOfOneJob_BothRethrow() => FixVerifier<FailureMustNotBeHidden, RethrowFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                try
                {
                    Send();
                }
                catch ({|TJ4007:Exception|} e)
                {
                    Console.WriteLine(e);
                }
            }

            [Job]
            static void Walk()
            {
                try
                {
                    Send();
                }
                catch ({|TJ4007:Exception|} e)
                {
                    Console.WriteLine(e);
                }
            }

            static void Send() { }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static void Run()
            {
                try
                {
                    Send();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    throw;
                }
            }

            [Job]
            static void Walk()
            {
                try
                {
                    Send();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    throw;
                }
            }

            static void Send() { }
        }
        """);

    [Fact]
    public Task TwoAsyncVoidJobs_BothReturnATask() => FixVerifier<JobMustNotBeAsyncVoid, ReturnTaskFix>.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static async void {|TJ4001:Run|}() => await Task.Yield();
            [Job] static async void {|TJ4001:Walk|}() => await Task.Yield();
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static async Task Run() => await Task.Yield();
            [Job] static async Task Walk() => await Task.Yield();
        }
        """);

    [Fact]
    public Task TwoJobsOfAHiddenClass_ChangeItOnce() => FixVerifier<JobMustMeetTheContract, MakeTypeInternalFix>.VerifyAsync(
        /* lang=c#-test */ """
        partial class Outer { static partial class Work { [Job] static void {|TJ1019:Run|}() { } [Job] static void {|TJ1019:Walk|}() { } } }
        """,
        /* lang=c#-test */ """
        partial class Outer { internal static partial class Work { [Job] static void Run() { } [Job] static void Walk() { } } }
        """);

    [Fact]
    public Task TwoJobsOfOneEnum_NumberItOnce() => FixVerifier<PayloadMayNotTravelAsMeant, NumberEnumFix>.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail, Sms }
        static partial class Work { [Job] static void Run({|TJ2022:Channel|} x) { } [Job] static void Walk({|TJ2022:Channel|} x) { } }
        """,
        /* lang=c#-test */ """
        public enum Channel { Mail = 0, Sms = 1 }
        static partial class Work { [Job] static void Run(Channel x) { } [Job] static void Walk(Channel x) { } }
        """);

    [Fact]
    public Task TwoJobsOfOnePayload_MendItOnce() => FixVerifier<PayloadMayNotTravelAsMeant, AddInitFix>.VerifyAsync(
        /* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; } = 1; }
        static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } [Job] static void Walk({|TJ2014:Order|} x) { } }
        """,
        /* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; init; } = 1; }
        static partial class Work { [Job] static void Run(Order x) { } [Job] static void Walk(Order x) { } }
        """);
}
