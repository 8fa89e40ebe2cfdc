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

    [Fact]
    public Task OverrideOfTheOnlyDerivedClass_IsReported() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(Exporter exporter) => {|TJ3004:exporter.Run("a")|};
        public abstract class Exporter
        {
            public void Run(string id) => Write(id);
            protected virtual void Write(string id) => File.WriteAllText("/out/" + id, id);
        }
        public sealed class Appender : Exporter { protected override void Write(string id) => File.AppendAllText("/out/all.csv", id); }
        """);

    [Fact]
    public Task OverrideOfOneOfTwoDerivedClasses_IsSilent() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(Exporter exporter) => exporter.Run("a");
        public abstract class Exporter
        {
            public void Run(string id) => Write(id);
            protected virtual void Write(string id) => File.WriteAllText("/out/" + id, id);
        }
        public sealed class Plain : Exporter { }
        public sealed class Appender : Exporter { protected override void Write(string id) => File.AppendAllText("/out/all.csv", id); }
        """);

    [Fact]
    public Task OverrideHalfWayUp_IsReported() => RuleVerifier.VerifyAsync("TJ3004", /* lang=c#-test */ """
        [Job] public static void Run(Exporter exporter) => {|TJ3004:exporter.Write("a")|};
        public abstract class Exporter { public abstract void Write(string id); }
        public abstract class Appender : Exporter { public override void Write(string id) => File.AppendAllText("/out/all.csv", id); }
        public sealed class Daily : Appender { }
        """);
}
