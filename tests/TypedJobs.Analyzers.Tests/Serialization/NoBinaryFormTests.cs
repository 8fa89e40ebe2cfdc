using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class NoBinaryFormTests
{
    [Fact]
    public Task ArrayOfArrays_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(int[][] x) { } }
        """);

    [Fact]
    public Task Text_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(string x) { } }
        """);

    [Fact]
    public Task DataTable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2021:System.Data.DataTable|} x) { } }
        """);

    [Fact]
    public Task JsonElement_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2021:System.Text.Json.JsonElement|} x) { } }
        """);

    [Fact]
    public Task Rank2_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2021:int[,]|} x) { } }
        """);

    [Fact]
    public Task UntypedEnumerable_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run({|TJ2021:System.Collections.IEnumerable|} x) { } }
        """);
}
