using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.CancellationMustNotBeSwallowed, TypedJobs.CodeFixes.Reliability.LetCancellationThroughFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.CancellationMustNotBeSwallowed>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class CancellationMustNotBeSwallowedTests
{
    [Fact]
    public Task CatchOfAnotherException_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5, ct);
                }
                catch (IOException)
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task CatchThatRethrows_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5, ct);
                }
                catch (OperationCanceledException)
                {
                    throw;
                }
            }
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
                    await Task.Delay(5, ct);
                }
                catch (OperationCanceledException) when (!ct.IsCancellationRequested)
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task TryWithoutTheToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5);
                }
                catch (OperationCanceledException)
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task TryWithALinkedToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
                try
                {
                    await Task.Delay(5, source.Token);
                }
                catch (OperationCanceledException)
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task LoopThatChecksTheToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                while (!ct.IsCancellationRequested)
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch (Exception)
                    {
                        Console.WriteLine(1);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task LoopThatThrowsWhenCancelled_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    ct.ThrowIfCancellationRequested();
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch (Exception)
                    {
                        Console.WriteLine(1);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task CancellationCaughtBeforeEverything_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch (OperationCanceledException)
                    {
                        throw;
                    }
                    catch (Exception)
                    {
                    }
                }
            }
        }
        """);

    [Fact]
    public Task CatchOfEverythingOutsideALoop_IsLeftToTJ4007() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5, ct);
                }
                catch (Exception)
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task CatchOfCancellation_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5, ct);
                }
                catch ({|TJ4006:OperationCanceledException|})
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task CatchOfTaskCanceled_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                try
                {
                    await Task.Delay(5, ct);
                }
                catch ({|TJ4006:TaskCanceledException|})
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task CatchOfEverythingPerItem_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch ({|TJ4006:Exception|})
                    {
                        Console.WriteLine(1);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task TokenOfTheContext_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                try
                {
                    await Task.Delay(5, job.CancellationToken);
                }
                catch ({|TJ4006:OperationCanceledException|})
                {
                    Console.WriteLine(1);
                }
            }
        }
        """);

    [Fact]
    public Task SwallowedCancellation_Fix_AddsTheFilter() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch ({|TJ4006:Exception|} e)
                    {
                        Console.WriteLine(e);
                    }
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
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch (Exception e) when (!ct.IsCancellationRequested)
                    {
                        Console.WriteLine(e);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task CatchWithoutAType_Fix_AddsTheFilter() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    {|TJ4006:catch|}
                    {
                        Console.WriteLine(1);
                    }
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
                foreach (var i in new[] { 1 })
                {
                    try
                    {
                        await Task.Delay(5, ct);
                    }
                    catch when (!ct.IsCancellationRequested)
                    {
                        Console.WriteLine(1);
                    }
                }
            }
        }
        """);
}
