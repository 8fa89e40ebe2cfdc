namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3027: calls that somebody has declared non-idempotent.</summary>
public class DeclaredEffectIsRepeatedTests
{
    [Fact]
    public Task GivenTheNamedKey_IsSilent() => RuleVerifier.VerifyAsync("TJ3027", /* lang=c#-test */ """
        [Job] public static void Run(Printer printer, string id) => printer.Print(id);
        public class Printer { [NonIdempotent("uses paper", UnlessParameter = "key")] public void Print(string key) { } }
        """);

    [Fact]
    public Task JobDeclaredIdempotent_IsSilent() => RuleVerifier.VerifyAsync("TJ3027", /* lang=c#-test */ """
        [Job, Idempotent("paper is free")] public static void Run(Printer printer) => printer.Print();
        public class Printer { [NonIdempotent("uses paper")] public void Print() { } }
        """);

    [Fact]
    public Task DeclaredMethod_IsReported() => RuleVerifier.VerifyAsync("TJ3027", /* lang=c#-test */ """
        [Job] public static void Run(Printer printer) => {|TJ3027:printer.Print()|};
        public class Printer { [NonIdempotent("uses paper")] public void Print() { } }
        """);

    [Fact]
    public Task DeclaredInterfaceMember_IsReportedForItsImplementation() => RuleVerifier.VerifyAsync("TJ3027", /* lang=c#-test */ """
        [Job] public static void Run(Printer printer) => {|TJ3027:printer.Print()|};
        public interface IPrinter { [NonIdempotent("uses paper")] void Print(); }
        public class Printer : IPrinter { public void Print() { } }
        """);
}
