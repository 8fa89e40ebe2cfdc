using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.TransactionScopeMustFlow, TypedJobs.CodeFixes.Reliability.FlowTransactionFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.TransactionScopeMustFlow>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class TransactionScopeMustFlowTests
{
    [Fact]
    public Task ScopeThatFlows_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task ScopeInSyncJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static void Run()
            {
                using var scope = new TransactionScope();
            }
        }
        """);

    [Fact]
    public Task ScopeThatNoAwaitFollows_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Yield();
                using (var scope = new TransactionScope())
                {
                    scope.Complete();
                }
            }
        }
        """);

    [Fact]
    public Task ScopeOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Transactions;

        static class Work { static async Task Run() { using var scope = new TransactionScope(); await Task.Yield(); } }
        """);

    [Fact]
    public Task ScopeOverAwait_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using (var scope = {|TJ4018:new TransactionScope()|})
                {
                    await Task.Yield();
                }
            }
        }
        """);

    [Fact]
    public Task ScopeOverAwait_Fix_PassesTheOption() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        using System.Transactions;

        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using var scope = {|TJ4018:new TransactionScope(TransactionScopeOption.Required)|};
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
                using var scope = new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled);
                await Task.Yield();
            }
        }
        """);
}
