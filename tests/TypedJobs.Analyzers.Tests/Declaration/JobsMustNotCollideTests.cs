using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Declaration.JobsMustNotCollide, TypedJobs.CodeFixes.Declaration.NameTheEntryFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobsMustNotCollide>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class JobsMustNotCollideTests
{
    [Fact]
    public Task DifferentNames_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job("b")] static void Walk() { } }
        """);

    [Fact]
    public Task OneWireName_IsReportedOnTheSecond() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job("a")] static void {|TJ1009:Walk|}() { } }
        """);

    [Fact]
    public Task AliasThatIsAnotherName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run() { } [Job("b")] [JobAlias("a")] static void {|TJ1009:Walk|}() { } }
        """);

    [Fact]
    public Task OneDerivedNameInTwoNamespaces_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace A { static partial class Work { [Job(FacadeName = "RunA")] static void Run() { } } }
        namespace B { static partial class Work { [Job] static void {|TJ1009:Run|}() { } } }
        """);

    [Fact]
    public Task OneFacadeNameInTwoClasses_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Mail { [Job] static void Send() { } }
        static partial class Sms { [Job] static void Send() { } [Job] static void SendJob() { } }
        """);

    [Fact]
    public Task FacadeNamesOfOneClassThatDifferInAsync_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Mail { [Job] static void Send() { } [Job] static void {|TJ1022:SendAsync|}() { } }
        """);

    [Fact]
    public Task JobNamedAsTheFacade_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Mail { [Job] static void {|TJ1024:Jobs|}() { } }
        """);

    [Fact]
    public Task JobsClassInAnotherNamespace_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace Elsewhere { static partial class Jobs { [Job] static void Send() { } } }
        """);

    [Fact]
    public Task JobInTheFacadesOwnPart_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace TestProject { static partial class Jobs { [Job] static void {|TJ1024:Send|}() { } } }
        """);

    [Fact]
    public Task NamespaceOfTheFacadesName_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace TestProject.Jobs { static partial class Mail { [Job] static void Send() { } } }
        """);

    [Fact]
    public Task NamespaceOfAReferenceWithTheFacadesName_IsSilent()
    {
        var test = new Verifier.Test
        {
            TestCode = /* lang=c#-test */ "namespace TestProject { static partial class Mail { [Job] static void Send() { } } }",
        };
        TestEnvironment.Apply(test.TestState.AdditionalProjects["Library"]);
        test.TestState.AdditionalProjects["Library"].Sources.Add("namespace TestProject.Jobs { public class Any; }");
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task OtherTypeOfTheFacadesName_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace TestProject { class Jobs; static partial class Mail { [Job] static void {|TJ1023:Send|}() { } } }
        """);

    [Fact]
    public Task StaticPartialPartOfTheFacade_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        namespace TestProject { public static partial class Jobs { public static int Count; } static partial class Mail { [Job] static void Send() { } } }
        """);

    [Fact]
    public Task OneFacadeName_Fix_NamesTheEntry() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        static partial class SmsJobs { [Job] static void Send() { } [Job("x")] static void {|TJ1022:SendAsync|}() { } }
        """,
        /* lang=c#-test */ """
        static partial class SmsJobs { [Job] static void Send() { } [Job("x", FacadeName = "SmsSend")] static void SendAsync() { } }
        """);

    [Fact]
    public Task JobInTheFacadesOwnPart_Fix_NamesTheEntry() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        namespace TestProject { static partial class Jobs { [Job] static void {|TJ1024:Send|}() { } } }
        """,
        /* lang=c#-test */ """
        namespace TestProject { static partial class Jobs { [Job(FacadeName = "SendLater")] static void Send() { } } }
        """);

    [Fact]
    public Task NameOfAReferencedAssembly_IsReported()
    {
        var test = new Verifier.Test { TestCode = """static partial class Mail { [Job("a")] static void {|TJ1009:Send|}() { } }""" };
        test.TestState.AdditionalProjects["Other"].Sources.Add("""
            [assembly: TypedJobs.TypedJobsManifest(typeof(Manifest), Names = ["a", "b"])]
            public class Manifest;
            """);
        test.TestState.AdditionalProjects["Other"].AdditionalReferences.AddRange(TestEnvironment.References());
        test.TestState.AdditionalProjects["Other"].ReferenceAssemblies = test.TestState.ReferenceAssemblies;
        test.TestState.AdditionalProjectReferences.Add("Other");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task OverloadsWithoutNames_AreLeftToTheirOwnRule() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run() { } [Job] static void Run(int id) { } }
        """);
}
