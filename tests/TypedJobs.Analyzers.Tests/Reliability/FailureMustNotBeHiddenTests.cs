using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.FailureMustNotBeHidden, TypedJobs.CodeFixes.Reliability.RethrowFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.FailureMustNotBeHidden>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class FailureMustNotBeHiddenTests
{
    [Fact]
    public Task CatchThatRethrows_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch (Exception)
                {
                    Console.WriteLine(1);
                    throw;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchOfOneException_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch (IOException e)
                {
                    Console.WriteLine(e);
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchWithFilter_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch (Exception e) when (e is IOException)
                {
                    Console.WriteLine(1);
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchPerItem_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Send();
                    }
                    catch (Exception)
                    {
                        Console.WriteLine(1);
                    }
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchThatRecordsTheFailure_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch (Exception e)
                {
                    Mark(e);
                }
            }

            static Task Send() => Task.CompletedTask;

            static void Mark(Exception e) { }
        }
        """);

    [Fact]
    public Task CatchThatReturnsTheFailure_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<string> Run()
            {
                try
                {
                    await Send();
                    return "sent";
                }
                catch (Exception e)
                {
                    return e.Message;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task BestEffortBeforeTheWork_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch (Exception)
                {
                    Console.WriteLine(1);
                }

                await Send();
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static async Task Run() { try { await Task.Yield(); } catch (Exception) { } } }
        """);

    [Fact]
    public Task CatchThatOnlyLogs_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch ({|TJ4007:Exception|} e)
                {
                    Console.WriteLine(e.Message.Trim());
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task EmptyCatch_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                {|TJ4007:catch|}
                {
                    
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchThatReturnsAConstant_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<bool> Run()
            {
                try
                {
                    await Send();
                    return true;
                }
                catch ({|TJ4007:Exception|})
                {
                    return false;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchInSyncJobThatReturnsCompletedTask_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static Task Run()
            {
                try
                {
                    return Send();
                }
                catch ({|TJ4007:Exception|})
                {
                    return Task.CompletedTask;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchThatOnlyLogs_Fix_Rethrows() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Send();
                }
                catch ({|TJ4007:Exception|} e)
                {
                    Console.WriteLine(e);
                }
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
                try
                {
                    await Send();
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    throw;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task CatchThatReturns_Fix_ThrowsInstead() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<bool> Run()
            {
                try
                {
                    await Send();
                    return true;
                }
                catch ({|TJ4007:Exception|})
                {
                    return false;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<bool> Run()
            {
                try
                {
                    await Send();
                    return true;
                }
                catch (Exception)
                {
                    throw;
                }
            }

            static Task Send() => Task.CompletedTask;
        }
        """);
}
