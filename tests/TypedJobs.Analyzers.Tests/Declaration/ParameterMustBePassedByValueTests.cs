using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.DropModifierFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class ParameterMustBePassedByValueTests
{
    [Fact]
    public Task ParameterByValue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int id, params string[] names) { } }
        """);

    [Fact]
    public Task RefParameterWithoutJob_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Work { static void Run(ref int id) { } }
        """);

    [Fact]
    public Task RefOutAndIn_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(ref int {|TJ1006:a|}, out int {|TJ1006:b|}, in int {|TJ1006:c|}) => b = 1; }
        """);

    [Fact]
    public Task SpanAndPointer_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static unsafe partial class Work { [Job] static void Run(Span<int> {|TJ1006:a|}, int* {|TJ1006:b|}) { } }
        """);

    [Fact]
    public Task InAndRefReadonly_Fix_AreByValue() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job] static void Run(in int {|TJ1006:a|}, ref readonly int {|TJ1006:b|}) { } }
        """,
        /* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int a, int b) { } }
        """);

    [Fact]
    public Task Ref_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(ref int {|TJ1006:a|}) { } }
        """);
}
