using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class ComparerDoesNotTravelTests
{
    private const string Facade = """

        public sealed class RunJob() : JobDefinition(null!) { public JobHandle Enqueue(Dictionary<string, int> all) => null!; }
        static class Jobs { public static RunJob Run { get; } = new(); }
        """;

    [Fact]
    public Task InitializerWithoutComparer_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Index { public Dictionary<string, int> Counts { get; set; } = new(16); public HashSet<string> Names = []; }
        static partial class Work { [Job] static void Run(Index x) { } }
        """);

    [Fact]
    public Task MemberThatDoesNotTravel_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Index
        {
            public int Id { get; set; }
            [MessagePack.IgnoreMember] public Dictionary<string, int> Counts { get; set; } = new(StringComparer.OrdinalIgnoreCase);
            private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
            public bool Sees(string name) => _seen.Contains(name);
        }
        static partial class Work { [Job] static void Run(Index x) { } }
        """);

    [Fact]
    public Task TypeThatIsNoPayload_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Index { public Dictionary<string, int> Counts { get; set; } = new(StringComparer.OrdinalIgnoreCase); }
        static partial class Work { [Job] static void Run(int x) { } }
        """);

    [Fact]
    public Task ArgumentWithoutComparer_IsSilent() => Verifier.VerifyAsync("class Web { void Run(Dictionary<string, int> all) => Jobs.Run.Enqueue(new Dictionary<string, int>(all)); }" + Facade);

    [Fact]
    public Task ArgumentOfAnotherCall_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Web { void Run() => Enqueue(new(StringComparer.Ordinal)); void Enqueue(HashSet<string> all) { } }
        """);

    [Fact]
    public Task PropertyWithComparer_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Page(Index Index);
        public sealed class Index { public Dictionary<string, int> Counts { get; set; } = new(StringComparer.OrdinalIgnoreCase); }
        static partial class Work { [Job] static void Run({|TJ2019:Page|} x) { } }
        """);

    [Fact]
    public Task TwoMembersOfOneType_AreBothReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class ByLength : IEqualityComparer<string> { public bool Equals(string? a, string? b) => a?.Length == b?.Length; public int GetHashCode(string a) => a.Length; }
        public sealed class Index
        {
            public HashSet<string> Names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            public HashSet<string> Lengths { get; set; } = new HashSet<string>(EqualityComparer<string>.Default);
        }
        static partial class Work { [Job] static void Run({|TJ2019:{|TJ2019:Index|}|} x) { } }
        """);

    [Fact]
    public Task ArgumentWithComparer_IsReported()
        => Verifier.VerifyAsync("class Web { void Run() => Jobs.Run.Enqueue({|TJ2019:new(StringComparer.OrdinalIgnoreCase)|}); }" + Facade);

    [Fact]
    public Task PropertyWithComparer_Message() => Verifier.VerifyMessageAsync(
        """
        public sealed class Index { public HashSet<string> Names { get; set; } = new(StringComparer.OrdinalIgnoreCase); }
        static partial class Work { [Job] static void Run({|#0:Index|} x) { } }
        """,
        "TJ2019",
        "Parameter 'x' of job 'Run' likely compares otherwise in the worker: 'Index.Names' is made with a comparer, which is not stored, and is read back with "
        + "the default one; make the collection again in the job, with its comparer");

    [Theory]
    [InlineData("")]
    [InlineData("namespace TestProject.Jobs { class Any; }")]
    public Task ArgumentWithComparer_NamesTheJob(string more)
    {
        var test = new Verifier.Test
        {
            TestCode = /* lang=c#-test */ """
                using TestProject;
                static partial class Work { [Job] static void Count(Dictionary<string, int> all) { } }
                class Web { void Run() => Jobs.Count.Enqueue({|#0:new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)|}); }

                """ + more,
            HasFacade = true,
            TestBehaviors = Microsoft.CodeAnalysis.Testing.TestBehaviors.SkipGeneratedSourcesCheck,
        };
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Descriptors.ComparerDoesNotTravel).WithLocation(0).WithMessage(
            "Parameter 'all' of job 'Count' likely compares otherwise in the worker: the argument is made with a comparer, which is not stored, and is read back with "
            + "the default one; make the collection again in the job, with its comparer"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
