using Blocking = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Reliability.JobShouldNotBlock, TypedJobs.CodeFixes.Reliability.AwaitInsteadOfBlockingFix>;
using Cancellation = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Reliability.CancellationMustNotBeSwallowed, TypedJobs.CodeFixes.Reliability.LetCancellationThroughFix>;
using Token = TypedJobs.Analyzers.Tests.FixVerifier<
    TypedJobs.Analyzers.Reliability.JobShouldTakeCancellationToken, TypedJobs.CodeFixes.Reliability.AddCancellationTokenFix>;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>What every fix leaves as it was: line ends, comments, and the form of what it does not touch.</summary>
public class ChangeCleanupTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task LineEnds_StayThoseOfTheFile(string end) => Cancellation.VerifyAsync(
        WithEnds(
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(int[] delays, CancellationToken ct)
                {
                    foreach (var delay in delays)
                    {
                        try { await Task.Delay(delay, ct); }
                        catch ({|TJ4006:Exception|} e) // every one
                        {
                            Console.WriteLine(e);
                        }
                    }
                }
            }
            """,
            end),
        WithEnds(
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static async Task Run(int[] delays, CancellationToken ct)
                {
                    foreach (var delay in delays)
                    {
                        try { await Task.Delay(delay, ct); }
                        catch (Exception e) when (!ct.IsCancellationRequested) // every one
                        {
                            Console.WriteLine(e);
                        }
                    }
                }
            }
            """,
            end));

    [Fact]
    public Task CommentsInWhatIsReplaced_Stay() => Blocking.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<int> Run()
            {
                await Task.Yield();
                // first
                var number = {|TJ4002:Task.FromResult(1) // asks
                    .Result|}; // waits
                return number;
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task<int> Run()
            {
                await Task.Yield();
                // first
                // asks
                var number = await Task.FromResult(1); // waits
                return number;
            }
        }
        """);

    [Fact]
    public Task WhatIsNotTouched_IsNotFormatted() => Token.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static async Task {|TJ4005:Run|}(int id)
            {
                Console.WriteLine( id ) ;
                await Task.Delay(id);
                if(id>0) { Console.WriteLine( id+1 ); }
            }
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job] static async Task Run(int id, CancellationToken cancellationToken)
            {
                Console.WriteLine( id ) ;
                await Task.Delay(id, cancellationToken);
                if(id>0) { Console.WriteLine( id+1 ); }
            }
        }
        """);

    private static string WithEnds(string source, string end) => source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
}
