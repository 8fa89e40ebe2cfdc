using TypedJobs.Analyzers.Reliability;
using TypedJobs.CodeFixes.Reliability;

namespace TypedJobs.Analyzers.Tests.Fixes;

internal static partial class FixAllCases
{
    private static IEnumerable<FixAllCase> Reliability =>
    [
        FixAllCase.Of<JobShouldNotSleep, AwaitDelayFix>(
            "TJ4003",
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
            """),

        FixAllCase.Of<TransactionScopeMustFlow, FlowTransactionFix>(
            "TJ4018",
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
            """),

        FixAllCase.Of<PermanentFailureShouldNotRetry, FailForGoodFix>(
            "TJ4021",
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
            """),

        FixAllCase.Of<JobShouldTakeCancellationToken, AddCancellationTokenFix>(
            "TJ4005",
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
            """),

        FixAllCase.Of<EnqueueMustBeAwaited, AwaitEnqueueFix>(
            "TJ4022",
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
            """),

        FixAllCase.Of<EnqueueMustBeAwaited, EnqueueCallFix>(
            "TJ4023",
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
            """),

        FixAllCase.Of<WorkMustNotOutliveTheJob, AwaitDiscardedTaskFix>(
            "TJ4008",
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
            """),

        FixAllCase.Of<FailureMustNotBeHidden, RethrowFix>(
            "TJ4007",
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
            """),

        FixAllCase.Of<JobMustNotBeAsyncVoid, ReturnTaskFix>(
            "TJ4001",
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
            """),

        FixAllCase.Of<JobShouldNotBlock, AwaitInsteadOfBlockingFix>(
            "TJ4002",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task<int> Run(CancellationToken ct)
                {
                    await Task.Yield();
                    return {|TJ4002:Count().Result|} + {|TJ4002:Count().GetAwaiter().GetResult()|};
                }

                static Task<int> Count() => Task.FromResult(1);
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task<int> Run(CancellationToken ct)
                {
                    await Task.Yield();
                    return await Count() + await Count();
                }

                static Task<int> Count() => Task.FromResult(1);
            }
            """),

        FixAllCase.Of<PassCancellationTokenOn, PassTokenFix>(
            "TJ4004",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(CancellationToken ct)
                {
                    await {|TJ4004:Task.Delay(5)|};
                    await {|TJ4004:Task.Delay(6)|};
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
                }
            }
            """),

        FixAllCase.Of<CancellationMustNotBeSwallowed, LetCancellationThroughFix>(
            "TJ4006",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(CancellationToken ct)
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch ({|TJ4006:OperationCanceledException|} e)
                    {
                        Console.WriteLine(e);
                    }

                    try
                    {
                        await Task.Delay(6, ct);
                    }
                    catch ({|TJ4006:OperationCanceledException|})
                    {
                    }
                }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(CancellationToken ct)
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
                    {
                        Console.WriteLine(e);
                    }

                    try
                    {
                        await Task.Delay(6, ct);
                    }
                    catch (OperationCanceledException) when (!ct.IsCancellationRequested)
                    {
                    }
                }
            }
            """),

        FixAllCase.Of<QueueShouldBeDeclared, NearestQueueFix>(
            "TJ4013",
            /* lang=c#-test */ """
            static partial class Mail { [Job("a", Queue = {|TJ4013:"mial"|})] static void Send() { } [Job("b", Queue = {|TJ4013:"defualt"|})] static void Call() { } }
            """,
            /* lang=c#-test */ """
            static partial class Mail { [Job("a", Queue = "mail")] static void Send() { } [Job("b", Queue = "default")] static void Call() { } }
            """,
            static test => test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[*.cs]\ntypedjobs.queues = default, mail\n"))),

        FixAllCase.Of<QueueShouldBeServed, NearestQueueFix>(
            "TJ4038",
            /* lang=c#-test */ """
            static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => { w.Queues.Add("mail"); w.Queues.Add("low"); }); }
            static partial class Mail { [Job("a", Queue = {|TJ4038:"mial"|})] static void Send() { } [Job("b", Queue = {|TJ4038:"loww"|})] static void Call() { } }
            """,
            /* lang=c#-test */ """
            static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => { w.Queues.Add("mail"); w.Queues.Add("low"); }); }
            static partial class Mail { [Job("a", Queue = "mail")] static void Send() { } [Job("b", Queue = "low")] static void Call() { } }
            """),

        FixAllCase.Of<LoopMustObserveCancellation, ObserveCancellationFix>(
            "TJ4017",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(CancellationToken ct)
                {
                    {|TJ4017:while|} (true)
                    {
                        await Task.Yield();
                    }
                }

                [Job]
                static async Task Walk(JobContext job)
                {
                    {|TJ4017:for|} (;;)
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
                    while (true)
                    {
                        ct.ThrowIfCancellationRequested();
                        await Task.Yield();
                    }
                }

                [Job]
                static async Task Walk(JobContext job)
                {
                    for (;;)
                    {
                        job.CancellationToken.ThrowIfCancellationRequested();
                        await Task.Yield();
                    }
                }
            }
            """),

        FixAllCase.Of<UseUtcTime, UseUtcNowFix>(
            "TJ4020",
            /* lang=c#-test */ """
            static partial class Work { [Job] static string Run() => {|TJ4020:DateTime.Now|}.ToString("o") + {|TJ4020:DateTimeOffset.Now|}; }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job] static string Run() => DateTime.UtcNow.ToString("o") + DateTimeOffset.UtcNow; }
            """),
    ];
}
