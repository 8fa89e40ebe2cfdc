using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract, TypedJobs.CodeFixes.Declaration.DropFromServicesFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class ValueMustNotBeMarkedAsServiceTests
{
    [Theory]
    [InlineData("IServiceProvider")]
    [InlineData("IEnumerable<IServiceProvider>")]
    [InlineData("TimeProvider[]")]
    [InlineData("Work.Options")]
    public Task Service_IsSilent(string type)
        => Verifier.VerifyAsync("static partial class Work { public sealed class Options; [Job] static void Run([FromServices] " + type + " x) { } }");

    [Fact]
    public Task UnmarkedValue_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string x, int y) { } }
        """);

    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("decimal")]
    [InlineData("DayOfWeek")]
    [InlineData("Guid")]
    [InlineData("DateTimeOffset")]
    [InlineData("DateOnly")]
    [InlineData("TimeSpan")]
    [InlineData("byte[]")]
    [InlineData("string[]")]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("(int, string)")]
    [InlineData("IEnumerable<Guid>")]
    [InlineData("JobId")]
    public Task MarkedValue_IsReportedOnce(string type)
        => Verifier.VerifyAsync("static partial class Work { [Job] static void Run([FromServices] {|TJ1026:" + type + "|} x) { } }");

    [Fact]
    public Task MarkedValue_Message_NamesTheType() => Verifier.VerifyMessageAsync(
        """static partial class Work { [Job] static void Run([FromServices] {|#0:Guid|} id) { } }""",
        "TJ1026",
        "Parameter 'id' of job 'Run' is marked [FromServices], and no container resolves 'Guid'; remove the attribute, and the value is part of the payload");

    [Fact]
    public Task MarkedValue_Fix_KeepsOtherAttributes() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        using System.Diagnostics.CodeAnalysis;

        static partial class Work
        {
            [Job] static void Run([FromServices, NotNull] {|TJ1026:string|} to, [NotNull] [FromServices] {|TJ1026:string|} body) { }
        }
        """,
        /* lang=c#-test */ """
        using System.Diagnostics.CodeAnalysis;

        static partial class Work
        {
            [Job] static void Run([NotNull] string to, [NotNull] string body) { }
        }
        """);
}
