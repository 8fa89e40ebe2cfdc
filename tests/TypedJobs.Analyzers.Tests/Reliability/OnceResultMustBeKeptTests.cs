using System.Collections;
using System.Reflection;
using TypedJobs.Analyzers.Reliability;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.OnceResultMustBeKept>;

namespace TypedJobs.Analyzers.Tests.Reliability;

/// <summary>TJ4037: an effect whose result OnceAsync cannot keep.</summary>
public class OnceResultMustBeKeptTests
{
    [Fact]
    public void KeptTypes_AreThoseOfTheRuntime()
    {
        var all = typeof(JobContext).Assembly.GetType("TypedJobs.Serialization.SimpleCodecs", throwOnError: true)!
            .GetField("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null);

        Assert.Equal(((IDictionary)all!).Keys.Cast<Type>().Select(static type => type.FullName!).Order(), KeptResults.Types.Order());
    }

    [Fact]
    public Task NoResult_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(System.Net.Http.HttpClient http, JobContext job)
            {
                await job.OnceAsync("a", token => Task.Delay(1, token));
                await job.OnceAsync("b", async token => { await http.GetAsync("/", token); });
            }
        }
        """);

    [Fact]
    public Task KeptResults_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static async Task Run(JobContext job)
            {
                var text = await job.OnceAsync("a", token => Task.FromResult("a"));
                var absent = await job.OnceAsync("b", token => Task.FromResult<string?>(null));
                var number = await job.OnceAsync("c", async token => { await Task.Yield(); return 1u; });
                var bytes = await job.OnceAsync("d", token => Task.FromResult(new byte[1]));
                var time = await job.OnceAsync("e", token => Task.FromResult(TimeOnly.MinValue));
                var id = await job.OnceAsync("f", token => Task.FromResult(job.Id));
            }
        }
        """);

    [Fact]
    public Task ResultKeptAsJson_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job]
            static Task Run(JobContext job, System.Text.Json.Serialization.Metadata.JsonTypeInfo<int[]> json)
                => job.OnceAsync("a", token => Task.FromResult(new[] { 1 }), json);
        }
        """);

    [Fact]
    public Task ResultOfATypeParameter_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            static Task<T> Once<T>(JobContext job, Func<CancellationToken, Task<T>> effect) => job.OnceAsync("a", effect);
        }
        """);

    [Fact]
    public Task MethodOfThatNameElsewhere_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Other
        {
            public Task<T> OnceAsync<T>(string name, Func<CancellationToken, Task<T>> effect) => effect(default);
            Task Run() => OnceAsync("a", token => Task.FromResult(new object()));
        }
        """);

    [Fact]
    public Task OtherResults_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            record Receipt(int Id);

            [Job]
            static async Task Run(System.Net.Http.HttpClient http, JobContext job, JobContext? maybe)
            {
                await job.{|TJ4037:OnceAsync|}("a", token => http.GetAsync("/", token));
                var receipt = await job.{|TJ4037:OnceAsync|}("b", async token => { await Task.Yield(); return new Receipt(1); });
                var number = await job.{|TJ4037:OnceAsync<int?>|}("c", token => Task.FromResult<int?>(1));
                await maybe!.{|TJ4037:OnceAsync|}("d", token => Task.FromResult(new int[1]));
            }

            static Task Help(JobContext job) => job.{|TJ4037:OnceAsync|}("e", token => Task.FromResult(new Uri[1]));
        }
        """);
}
