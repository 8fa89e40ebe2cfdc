using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.PermanentFailureShouldNotRetry, TypedJobs.CodeFixes.Reliability.FailForGoodFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.PermanentFailureShouldNotRetry>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class PermanentFailureShouldNotRetryTests
{
    [Fact]
    public Task OtherException_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                await Task.Yield();
                throw new IOException();
            }
        }
        """);

    [Fact]
    public Task FailureForGood_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                await Task.Yield();
                throw job.Fail("No such id.");
            }
        }
        """);

    [Fact]
    public Task ExceptionInDoNotRetryOn_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", DoNotRetryOn = [typeof(ArgumentException)])]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    throw new ArgumentException("No such id.", nameof(id));
                }

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task BaseInDoNotRetryOn_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", DoNotRetryOn = new[] { typeof(SystemException) })]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    throw new ArgumentException("No such id.", nameof(id));
                }

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobWithRetryOn_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", RetryOn = new[] { typeof(IOException) })]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    throw new ArgumentException("No such id.", nameof(id));
                }

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobThatIsNotRetried_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job("a", MaxAttempts = 1)]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    throw new ArgumentException("No such id.", nameof(id));
                }

                await Task.Yield();
            }
        }
        """);

    [Theory]
    [InlineData("MaxAttempts = 1")]
    [InlineData("RetryOn = new[] { typeof(TimeoutException) }")]
    [InlineData("DoNotRetryOn = new[] { typeof(ArgumentException) }")]
    public Task JobWhoseClassSaysSo_IsSilent(string setting) => Verifier.VerifyAsync($$"""
        [JobDefaults({{setting}})]
        static partial class Work { [Job("a")] static void Run(int id) => throw new ArgumentException("No such id.", nameof(id)); }
        """);

    [Fact]
    public Task ThrowOutsideJobs_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run(int id) => throw new ArgumentException("x"); }
        """);

    [Fact]
    public Task ArgumentException_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    {|TJ4021:throw new ArgumentException("No such id.", nameof(id));|}
                }

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task DerivedException_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                await Task.Yield();
                {|TJ4021:throw new ArgumentOutOfRangeException("id");|}
            }
        }
        """);

    [Fact]
    public Task ArgumentException_Fix_FailsForGood() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                if (id < 0)
                {
                    {|TJ4021:throw new ArgumentException("No such id.", nameof(id));|}
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

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task JobWithoutContext_Fix_BringsOne() => Fix.VerifyAsync(
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

                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task ExceptionWithoutMessage_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(int id, JobContext job)
            {
                await Task.Yield();
                {|TJ4021:throw new NotSupportedException();|}
            }
        }
        """);
}
