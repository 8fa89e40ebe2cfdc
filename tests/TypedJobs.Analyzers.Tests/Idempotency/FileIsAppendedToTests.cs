namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3004: appending to a file.</summary>
public class FileIsAppendedToTests
{
    [Fact]
    public Task WholeFile_IsSilent() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(string id) => File.WriteAllText($"/a/{id}", "x");
        """);

    [Fact]
    public Task LogFile_IsSilent() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(string id) => File.AppendAllText("/var/log/a.log", id);
        """);

    [Fact]
    public Task Append_IsReported() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(string id) => {|TJ3004:File.AppendAllText("/a.csv", id)|};
        """);

    [Fact]
    public Task AppendMode_IsReported() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(string id) { using var stream = {|TJ3004:new FileStream("/a.csv", FileMode.Append)|}; }
        """);
}
