namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3011: static state that counts attempts.</summary>
public class StaticStateIsChangedTests
{
    [Fact]
    public Task DictionaryKey_IsSilent() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        private static readonly Dictionary<string, int> Known = [];
        [Job] public static void Run(string id) => Known[id] = 1;
        """);

    [Fact]
    public Task LocalCounter_IsSilent() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        [Job] public static int Run(int n) { var sum = 0; for (var i = 0; i < n; i++) { sum += i; } return sum; }
        """);

    [Fact]
    public Task ThreadStatic_IsSilent() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        [ThreadStatic] private static int _depth;
        [Job] public static void Run() => _depth++;
        """);

    [Fact]
    public Task StaticCounter_IsReported() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        private static int _runs;
        [Job] public static void Run() => {|TJ3011:_runs++|};
        """);

    [Fact]
    public Task StaticList_IsReported() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        private static readonly List<string> Seen = [];
        [Job] public static void Run(string id) => {|TJ3011:Seen.Add(id)|};
        """);

    [Fact]
    public Task RelativeUpdateOfADictionary_IsReported() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Counts = new();
        [Job] public static void Run(string id) => {|TJ3011:Counts.AddOrUpdate(id, 1, (_, count) => count + 1)|};
        """);

    [Fact]
    public Task AbsoluteUpdateOfADictionary_IsSilent() => RuleVerifier.VerifyAsync("TJ3011", /* lang=c#-test */ """
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Counts = new();
        [Job] public static void Run(string id, int count) => Counts.AddOrUpdate(id, count, (_, _) => count);
        """);
}
