using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.StaticInitialisationMustHaveNoEffect>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class StaticInitialisationMustHaveNoEffectTests
{
    [Fact]
    public Task InitialisationThatReads_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            static readonly string Text = File.ReadAllText("/etc/hosts");
            static readonly Dictionary<string, int> Known = new() { ["a"] = 1 };
            static Work() => Console.WriteLine(Text);
            [Job] static void Run() { }
        }
        """);

    [Fact]
    public Task ClassWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Helper { static Helper() => File.AppendAllText("/a", "b"); }
        """);

    [Fact]
    public Task EffectOfTheJobItself_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() => File.AppendAllText("/a", "b"); }
        """);

    [Fact]
    public Task LambdaThatIsKept_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { static readonly Action Log = () => File.AppendAllText("/a", "b"); [Job] static void Run() => Log(); }
        """);

    [Fact]
    public Task InstanceInitialisation_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        partial class Work { public Work() => File.AppendAllText("/a", "b"); [Job] static void Run() { } }
        """);

    [Fact]
    public Task StaticConstructor_IsReported() => Verifier.VerifyMessageAsync(
        """
        static partial class Work { static Work() => {|#0:File.AppendAllText("/a", "b")|}; [Job] static void Run() { } }
        """,
        "TJ1014",
        "Static initialisation of 'Work' likely repeats what 'File.AppendAllText' does: it runs once in every process that enqueues or runs a job of the class; "
        + "do it in a job, or where the host starts");

    [Fact]
    public Task FieldAndProperty_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        using System.Net.Http;

        static partial class Work
        {
            static readonly Task<HttpResponseMessage> Started = {|TJ1014:new HttpClient().PostAsync("http://a", null)|};
            static StreamWriter Log { get; } = {|TJ1014:File.AppendText("/a")|};
            [Job] static void Run() { }
        }
        """);
}
