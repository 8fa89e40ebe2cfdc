namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3014: names made from chance or the clock.</summary>
public class NameChangesOnEveryAttemptTests
{
    [Fact]
    public Task NameFromArgument_IsSilent() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run(Guid id) => File.WriteAllText($"/a/{id}", "");
        """);

    [Fact]
    public Task NameFromDay_IsSilent() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run() => File.WriteAllText($"/a/{DateTime.UtcNow:yyyyMMdd}", "");
        """);

    [Fact]
    public Task TemporaryName_IsSilent() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run() { var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()); File.WriteAllText(path, ""); }
        """);

    [Fact]
    public Task NameFromGuid_IsReported() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run() => {|TJ3014:File.WriteAllText($"/a/{Guid.NewGuid()}", "")|};
        """);

    [Fact]
    public Task NameFromGuidThroughLocals_IsReported() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run() { var id = Guid.NewGuid(); var name = id.ToString("N").ToUpperInvariant(); {|TJ3014:File.WriteAllText(Path.Combine("/a", name), "")|}; }
        """);

    [Fact]
    public Task NameFromMethod_IsReported() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run() => {|TJ3014:File.WriteAllText(Name("x"), "")|};
        private static string Name(string prefix) => prefix + DateTime.UtcNow.Ticks;
        """);

    [Fact]
    public Task NameFromArgumentOfMethod_IsSilent() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run(string id) => File.WriteAllText(Name(id), "");
        private static string Name(string id) => "/a/" + id;
        """);

    [Fact]
    public Task CopyUnderARandomName_IsReported() => RuleVerifier.VerifyAsync("TJ3014", /* lang=c#-test */ """
        [Job] public static void Run(string path) => {|TJ3014:File.Copy(path, "/backup/" + Path.GetRandomFileName())|};
        [Job] public static void Stable(string path, JobContext job) => File.Copy(path, $"/backup/{job.Id}", overwrite: true);
        """);
}
