using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Reliability.PassCancellationTokenOn, TypedJobs.CodeFixes.Reliability.PassTokenFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.PassCancellationTokenOn>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class PassCancellationTokenOnTests
{
    [Fact]
    public Task TokenPassed_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Delay(5, ct);
            }
        }
        """);

    [Fact]
    public Task ExplicitNone_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.Delay(5, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task JobWithoutToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run()
            {
                await Task.Delay(5);
            }
        }
        """);

    [Fact]
    public Task CallThatTakesNoToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Task.FromResult(1);
            }
        }
        """);

    [Fact]
    public Task StaticLocalFunction_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await Wait();

                static Task Wait() => Task.Delay(5);
            }
        }
        """);

    [Fact]
    public Task LambdaWithItsOwnToken_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                Func<CancellationToken, Task> f = token => Task.Delay(5);
                await f(ct);
            }
        }
        """);

    [Fact]
    public Task OmittedOptionalToken_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken ct)
            {
                await {|TJ4004:File.ReadAllTextAsync(path)|};
            }
        }
        """);

    [Fact]
    public Task OverloadWithToken_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(CancellationToken ct)
            {
                await {|TJ4004:Task.Delay(5)|};
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
                await {|TJ4004:Task.Delay(5)|};
            }
        }
        """);

    [Fact]
    public Task OmittedTokens_Fix_PassesThem() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken ct)
            {
                await {|TJ4004:Task.Delay(5)|};
                var text = await {|TJ4004:File.ReadAllTextAsync(path)|};
                await {|TJ4004:Save(text)|};
            }

            static Task Save(string text, int retries = 3, CancellationToken token = default) => Task.CompletedTask;
        }
        """,
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(string path, CancellationToken ct)
            {
                await Task.Delay(5, ct);
                var text = await File.ReadAllTextAsync(path, ct);
                await Save(text, token: ct);
            }

            static Task Save(string text, int retries = 3, CancellationToken token = default) => Task.CompletedTask;
        }
        """);
}
