using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests.Facade;

/// <summary>Solutions as they are laid out: what the author writes first compiles, and what clashes is one error that says what to write.</summary>
public sealed class LayoutTests
{
    private static readonly GeneratorRun Mail = Projects.Project("Acme.Mail", """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
        namespace Acme.Mail;
        public sealed record Letter(string To);
        internal sealed record Secret(int Number);
        public static partial class MailJobs
        {
            [Job("mail.send")] public static void SendMail(Letter letter) { }
            [Job("mail.rotate")] private static void Rotate(Secret secret) { }
            [Job("mail.run")] public static int Execute(int number) => number;
        }
        """).AssertCompiles();

    private static readonly GeneratorRun Billing = Projects.Project("Acme.Billing", """
        namespace Acme.Billing;
        public sealed record Bill(string To);
        public static partial class BillingJobs
        {
            [Job("billing.send")] public static void SendMail(Bill bill) { }
            [Job("billing.charge")] public static void Charge(Bill bill) { }
            [Job("billing.run")] public static int Execute(int number) => number;
        }
        """).AssertCompiles();

    [Fact]
    public void TwoClasses_WithAMethodExecute_AreEnqueuedByTheirLongPaths()
        => Projects.Project("Shop", """
            namespace Shop;
            public static partial class InvoiceJobs { [Job] public static void Execute(int id) { } }
            public static partial class ReportJob { [Job] public static void Execute(string name) { } }
            public static class Web { public static void Do() { Jobs.Invoice.Execute.With(1); Jobs.Report.Execute.With("a"); } }
            """).AssertCompiles();

    [Fact]
    public void FlatNameOfTwoJobs_IsOneErrorThatSaysWhatToWrite()
        => Assert.Equal(
            ["TJ1027: 'Jobs.Execute' is obsolete: 'Execute is a job of Shop.InvoiceJobs and of Shop.ReportJobs: write Jobs.Invoice.Execute or Jobs.Report.Execute.'"],
            Projects.Project("Shop", """
                namespace Shop;
                public static partial class InvoiceJobs { [Job] public static void Execute(int id) { } }
                public static partial class ReportJobs { [Job] public static void Execute(string name) { } }
                public static class Web { public static async Task Do() { await Jobs.Execute.EnqueueAsync(1); } }
                """).Errors());

    [Fact]
    public void TwoReferencedProjects_WithBothUsings_AreOneFacade()
        => Projects.Project(
            "Shop.Web",
            "Shop.Web",
            ["""
            using Acme.Mail; using Acme.Billing;
            await Jobs.Charge.EnqueueAsync(new Bill("a"));
            Jobs.Mail.SendMail.With(new Letter("a"));
            Jobs.Billing.SendMail.With(new Bill("a"));
            """, """
            using Acme.Mail; using Acme.Billing;
            namespace Shop.Web { class Page { void Do() { Jobs.Charge.With(new Bill("a")); Jobs.Mail.Execute.With(1); } } }
            namespace Shop.Web.Pages { class Page { void Do() => Jobs.Charge.With(new Bill("a")); } }
            namespace Other { class Page { void Do() => Jobs.Charge.With(new Bill("a")); } }
            class Page { void Do() => Jobs.Charge.With(new Bill("a")); }
            """],
            Mail,
            Billing).AssertCompiles(OutputKind.ConsoleApplication);

    [Fact]
    public void OwnJob_ComesBeforeReferencedOnes()
        => Projects.Project("Shop.Web", """
            namespace Shop.Web;
            public static partial class WebJobs { [Job] public static void Execute(string text) { } [Job] public static void SendMail(Guid id) { } }
            public static class Page { static void Do() { Jobs.Execute.With("own"); Jobs.SendMail.With(Guid.Empty); Jobs.Mail.Execute.With(1); Jobs.Charge.With(new("a")); } }
            """, Mail, Billing).AssertCompiles();

    [Fact]
    public void ReferencedClass_OfTheSameName_SharesItsGroup()
        => Projects.Project("Shop.Web", """
            namespace Shop.Web;
            public static partial class MailJobs { [Job] public static void Execute(string text) { } [Job] public static void Send() { } }
            public static class Page
            {
                static void Do() { Jobs.Mail.Execute.With("own"); Jobs.Mail.SendMail.With(new("a")); Jobs.AcmeMail.Execute.With(1); Jobs.Mail.Send.With(); }
            }
            """, Mail).AssertCompiles();

    [Fact]
    public void TwoReferencedClasses_OfOneName_HaveLongerGroupsForWhatTheyShare()
    {
        var other = Projects.Project("Acme.Post", """
            namespace Acme.Post;
            public static partial class MailJobs { [Job("post.send")] public static void SendMail(int id) { } [Job("post.stamp")] public static void Stamp() { } }
            """).AssertCompiles();

        Projects.Project("Shop.Web", """
            namespace Shop.Web;
            public static class Page { static void Do() { Jobs.AcmeMail.SendMail.With(new("a")); Jobs.PostMail.SendMail.With(1); Jobs.Mail.Stamp.With(); Jobs.Stamp.With(); } }
            """, Mail, other).AssertCompiles();
        Assert.Equal(
            ["TJ1027: 'Jobs.Mail.SendMail' is obsolete: 'SendMail is a job of Acme.Mail.MailJobs and of Acme.Post.MailJobs: write Jobs.AcmeMail.SendMail or Jobs.PostMail.SendMail.'"],
            Projects.Project("Shop.Web", "namespace Shop.Web; class Page { void Do() => Jobs.Mail.SendMail.With(1); }", Mail, other).Errors());
    }

    [Fact]
    public void EntriesOfReferencedJobs_AreInternal()
    {
        var facade = Projects.Project("Shop.Web", """
            namespace Shop.Web;
            public static partial class WebJobs { [Job] public static void Own() { } }
            """, Mail).AssertCompiles().Output.GetTypeByMetadataName("Shop.Web.Jobs")!;

        Assert.Equal(Accessibility.Public, facade.DeclaredAccessibility);
        Assert.Equal(Accessibility.Public, facade.GetMembers("Own").Single().DeclaredAccessibility);
        Assert.Equal(Accessibility.Internal, facade.GetMembers("SendMail").Single().DeclaredAccessibility);
        Assert.Equal(Accessibility.Internal, facade.GetTypeMembers("Mail").Single().DeclaredAccessibility);
    }

    [Theory]
    [InlineData("Tests", true)]
    [InlineData("Shop.Web", false)]
    public void InternalJob_IsAnEntryForFriendsOnly(string name, bool isFriend)
        => Assert.Equal(
            isFriend ? [] : ["CS0117: 'Jobs' does not contain a definition for 'Rotate'", "CS0122: 'Secret' is inaccessible due to its protection level"],
            Projects.Project(name, "class T { void Do() => Jobs.Rotate.With(new Acme.Mail.Secret(1)); }", Mail).Errors());

    [Fact]
    public void TestProject_WithTheRootNamespaceOfTheApp_IsNoEndlessCallAndNoWarningInGeneratedCode()
    {
        var app = Projects.Project("Shop.Web", """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Shop.Web.Tests")]
            namespace Shop.Web;
            public static partial class WebJobs { [Job] public static void Execute(string text) { } [Job] internal static void Hide() { } }
            """).AssertCompiles();

        var tests = Projects.Project("Shop.Web.Tests", "Shop.Web", ["""
            namespace Shop.Web { class T { public static JobDefinition Do() { Jobs.Hide.With(); return Jobs.Execute; } } }
            class Test { JobDefinition Do() => Jobs.Execute; }
            """], app).AssertCompiles();

        var found = (JobDefinition)tests.Load(app).Type("Shop.Web.T").GetMethod("Do")!.Invoke(null, null)!;
        Assert.Equal("WebJobs.Execute", found.Descriptor.Name);
    }

    [Fact]
    public void LibraryWithoutThePackage_UsesThePublicFacade()
    {
        var library = Projects.WithoutPackage("Acme.Between", """
            using Acme.Mail;
            namespace Acme.Between { public static class Sender { public static JobCall Send() => Jobs.SendMail.With(new Letter("a")); } }
            """, Mail);

        var program = GeneratorHarness.Run(
            ["Acme.Between.Sender.Send(); Jobs.SendMail.With(new(\"a\"));"], "Worker", new Dictionary<string, string> { ["build_property.RootNamespace"] = "Worker" },
            [library.ToReference(), Mail.ToReference()]);

        program.AssertCompiles(OutputKind.ConsoleApplication);
    }

    [Theory]
    [InlineData("", "Shop", "namespace Shop;", "Shop.Jobs")]
    [InlineData("", "My-App 2", "", "My_App_2.Jobs")]
    [InlineData("Company.Product.Area.Sub.Deep", "Shop", "namespace Company.Product.Area;", "Company.Product.Area.Sub.Deep.Jobs")]
    [InlineData("Company.Product", "Shop", "namespace Company.Product.Area.Sub.Deep;", "Company.Product.Jobs")]
    public void RootNamespace_OfAnyKind_Works(string root, string assembly, string ns, string facade)
    {
        var run = Projects.Project(assembly, root, [$$"""
            {{ns}}
            public static partial class MailJobs { [Job] public static void Send() { } }
            class Page { void Do() { Jobs.Send.With(); Jobs.Mail.Send.With(); } }
            """, "class Top { void Do() => Jobs.Send.With(); }"]).AssertCompiles();

        Assert.NotNull(run.Output.GetTypeByMetadataName(facade));
    }

    [Theory]
    [InlineData("public partial class Outer { public static partial class Inner { [Job] public static void Run() { } } }", "Jobs.Run.With(); Jobs.Inner.Run.With();")]
    [InlineData("public static partial class Job { [Job] public static void Run() { } }", "Jobs.Run.With(); Jobs.Job.Run.With();")]
    [InlineData("public static partial class JobsJobs { [Job] public static void Run() { } }", "Jobs.Run.With(); Jobs.JobsJobs.Run.With();")]
    [InlineData("public static partial class RunJob { [Job] public static void Run() { } }", "Jobs.Run.With(); Jobs.RunJob.Run.With();")]
    [InlineData("public static partial class RunJobs { [Job] public static void Run() { } }", "Jobs.Run.With(); Jobs.RunJobs.Run.With();")]
    [InlineData("public static partial class Run { [Job] public static void Execute() { } }", "Jobs.Execute.With(); Jobs.Run.Execute.With();")]
    [InlineData("public static partial class A { [Job] public static void Send() { } [Job] public static void SendJob() { } }", "Jobs.Send.With(); Jobs.SendJob.With();")]
    [InlineData("public static partial class A { public class RunJob; public class RunJobDefinition; [Job] public static void Run() { } }", "Jobs.Run.With();")]
    [InlineData("public class Base { public class RunJob; } public partial class A : Base { [Job] public static void Run() { } }", "Jobs.Run.With();")]
    [InlineData("public static partial class MailJobs { [Job] public static void A() { } } public static partial class B { [Job] public static void Mail() { } }", "Jobs.A.With(); Jobs.Mail.With(); Jobs.MailJobs.A.With();")]
    [InlineData("public static partial class MailJobs { [Job] public static void A() { } } public static partial class MailJob { [Job] public static void B() { } }", "Jobs.Mail.A.With(); Jobs.Mail.B.With();")]
    [InlineData("namespace Deep { public static partial class Jobs { [Job] public static void Run() { } } }", "Jobs.Run.With(); Jobs.Deep.Run.With();")]
    [InlineData("public static partial class A { [Job] public static void Equals() { } } public static partial class ToStringJobs { [Job] public static void B() { } }", "Jobs.A.Equals.With(); Jobs.ToString.B.With();")]
    [InlineData("namespace One { public static partial class C { [Job(\"1\")] public static void Run() { } } } namespace Two { public static partial class C { [Job(\"2\")] public static void Run() { } } }", "Jobs.OneC.Run.With(); Jobs.TwoC.Run.With();")]
    [InlineData("public static partial class A { [Job] private static void Run(int With, int BeginCall, int EndCall, int Instance, int client, int Descriptor) { } }", "Jobs.Run.With(1, 2, 3, 4, 5, 6); Jobs.Run.EnqueueAsync(1, 2, 3, 4, 5, 6);")]
    public void JobClasses_OfAnyName_Work(string jobs, string calls)
        => Projects.Project("Shop", "Shop", [$$"""namespace Shop { {{jobs}} }""", $$"""class Page { void Do() { {{calls}} } }"""]).AssertCompiles();

    [Fact]
    public void JobClass_InTheGlobalNamespace_Works()
        => Projects.Project("Shop", """
            public static partial class MailJobs { [Job] public static void Send() { } }
            class Page { void Do() { Jobs.Send.With(); Jobs.Mail.Send.With(); } }
            """).AssertCompiles();

    [Theory]
    [InlineData("using Jobs = System.String; class Own { int Do() => Jobs.Empty.Length; }")]
    [InlineData("global using Jobs = System.String; class Own { int Do() => Jobs.Empty.Length; }")]
    [InlineData("namespace Jobs { class Own; }")]
    [InlineData("class Jobs;")]
    public void Alias_IsLeftOutWhereTheNameIsTaken(string source)
        => Assert.DoesNotContain("global using Jobs", Projects.Project("Shop", "Shop", [
            "namespace Shop; public static partial class MailJobs { [Job] public static void Send() { } } class Page { void Do() => Jobs.Send.With(); }",
            source]).AssertCompiles().Files["TypedJobs.Facade.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void SourceFile_OfTwoProjects_MeansTheOwnClass()
    {
        const string Shared = "namespace Shared; public static partial class SharedJobs { [Job(\"{0}\")] public static void Run() { } }";
        var one = Projects.Project("One", Shared.Replace("{0}", "one", StringComparison.Ordinal)).AssertCompiles();
        var two = Projects.Project("Two", Shared.Replace("{0}", "two", StringComparison.Ordinal)).AssertCompiles();

        Projects.Project("Three", Shared.Replace("{0}", "three", StringComparison.Ordinal) + " class Page { void Do() => Jobs.Run.With(); }", one).AssertCompiles();
        Projects.Project("Four", "class Page;", one, two).AssertCompiles();
    }

    [Fact]
    public void FacadeAccess_Internal_HidesTheFacadeAndNotTheJobs()
    {
        var library = GeneratorHarness.Run(
            ["namespace Acme; public static partial class MailJobs { [Job] public static void Send() { } }"],
            "Acme",
            new Dictionary<string, string> { ["build_property.RootNamespace"] = "Acme", ["build_property.TypedJobsFacadeAccess"] = "Internal" }).AssertCompiles();

        Assert.Equal(Accessibility.Internal, library.Output.GetTypeByMetadataName("Acme.Jobs")!.DeclaredAccessibility);
        Projects.Project("Web", "Web", ["namespace Acme.Web; class Page { void Do() => Jobs.Send.With(); }"], library).AssertCompiles();
    }

    [Fact]
    public void PublicFacadeOfALibrary_ThatIsNearer_HidesTheOthers()
        => Assert.Equal(
            ["CS0117: 'Jobs' does not contain a definition for 'Charge'"],
            Projects.Project("Shop", "namespace Acme.Mail.Inner; class Page { void Do() { Jobs.SendMail.With(new(\"a\")); Jobs.Charge.With(new(\"a\")); } }", Mail, Billing).Errors());

    [Fact]
    public void GenericMethod_IsNoJobAndDisturbsNoOther()
        => Assert.DoesNotContain("Generic", Projects.Project("Shop", """
            namespace Shop;
            public static partial class MailJobs { [Job] public static void Generic<T>(T value) { } [Job] public static void Send() { } }
            class Page { void Do() => Jobs.Send.With(); }
            """).AssertCompiles().Files["TypedJobs.Facade.g.cs"], StringComparison.Ordinal);
}
