using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.NameTheJobFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobNameMustBeValidTests
{
    [Fact]
    public Task ValidNames_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("email.send-2_x")] [JobAlias("mail.send")] static void Run() { } }
        """);

    [Fact]
    public Task DerivedName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } }
        """);

    [Fact]
    public Task EmptyName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job({|TJ1010:""|})] static void Run() { } }
        """);

    [Fact]
    public Task NameWithSpaces_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job({|TJ1010:"send mail"|})] static void Run() { } }
        """);

    [Fact]
    public Task NameWithRedisSyntax_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job({|TJ1010:"{mail}:send"|})] static void Run() { } }
        """);

    [Fact]
    public Task DerivedNameWithOtherLetters_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void {|TJ1010:Größe|}() { } }
        """);

    [Fact]
    public Task InvalidAlias_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] [JobAlias({|TJ1010:"b c"|})] static void Run() { } }
        """);

    [Fact]
    public Task AliasThatIsTheName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] [JobAlias({|TJ1010:"a"|})] static void Run() { } }
        """);

    [Fact]
    public Task NameWithSpaces_Fix_IsCleaned() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job({|TJ1010:"send mail: now!"|}, Queue = "x")] static void Run() { } }
        """,
        /* lang=c#-test */ """
        static partial class Work { [Job("send-mail-now", Queue = "x")] static void Run() { } }
        """);

    [Fact]
    public Task EmptyName_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job({|TJ1010:""|})] static void Run() { } }
        """);
}
