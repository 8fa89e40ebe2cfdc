using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.FacadeMustNotBeHidden>;

namespace TypedJobs.Analyzers.Tests.Declaration;

public class FacadeMustNotBeHiddenTests
{
    private const string Facade = "namespace TestProject { public static class Jobs { public static int Send; } }";

    [Fact]
    public Task FacadeThatIsSeen_IsSilent() => Verifier.VerifyAsync(Facade + """
        namespace TestProject.Orders.Mail.Jobs { class Any; }
        namespace TestProject.Orders { class Checkout { int Pay() => Jobs.Send; } }
        """);

    [Fact]
    public Task NamespaceThatHidesNothing_IsSilent() => Verifier.VerifyAsync(Facade + """
        namespace TestProject.Orders.Jobs { static class Send { public static int Count; } }
        namespace TestProject.Orders { class Checkout { int Pay() => Jobs.Send.Count + global::TestProject.Jobs.Send; } }
        """);

    [Fact]
    public Task NoFacade_IsSilent() => Verifier.VerifyAsync("""
        namespace TestProject.Orders.Jobs { class Any; }
        namespace TestProject.Orders { class Checkout { int Pay() => {|CS0234:Jobs.Send|}; } }
        """);

    [Fact]
    public Task NamespaceThatHidesTheFacade_IsReported() => Verifier.VerifyMessageAsync(
        Facade + """
        namespace TestProject.Orders.Jobs { class Any; }
        namespace TestProject.Orders { class Checkout { int Pay() => {|CS0234:{|#0:Jobs|}.Send|}; } }
        """,
        "TJ1025",
        "'Jobs' means the namespace 'TestProject.Orders.Jobs' here and not the facade 'TestProject.Jobs'; write 'global::TestProject.Jobs.Send', "
        + "or give the facade another name with the MSBuild property TypedJobsFacadeName");

    [Fact]
    public Task TypeThatHidesTheFacade_IsReportedWhereTheFacadeHasTheEntry() => Verifier.VerifyMessageAsync(
        Facade + """
        namespace TestProject.Orders { public static class Jobs { public static int Own; } class Checkout { int Pay() => {|#0:Jobs|}.{|CS0117:Send|} + Jobs.Own; } }
        """,
        "TJ1025",
        "'Jobs' means the type 'TestProject.Orders.Jobs' here and not the facade 'TestProject.Jobs'; write 'global::TestProject.Jobs.Send', "
        + "or give the facade another name with the MSBuild property TypedJobsFacadeName");

    [Fact]
    public Task TypeThatHidesTheFacade_AndAnEntryThatNobodyHas_AreSilent() => Verifier.VerifyAsync(
        Facade + "namespace TestProject.Orders { public static class Jobs; class Checkout { int Pay() => Jobs.{|CS0117:Nothing|}; } }");

    [Fact]
    public Task NearerNamespace_ThatHidesTheNamespaceOfTheEntries_IsReported() => Verifier.VerifyAsync("""
        namespace TestProject.Jobs { static class Send { public static int Count; } }
        namespace TestProject.Orders.Jobs { class Any; }
        namespace TestProject.Orders { class Checkout { int Pay() => {|CS0234:{|TJ1025:Jobs|}.Send|}.Count; } }
        """);
}
