using TypedJobs.Analyzers.Declaration;
using TypedJobs.CodeFixes.Declaration;
using TypedJobs.CodeFixes.Evolution;
using TypedJobs.CodeFixes.Serialization;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>Where the shape of a job or payload is not for a fix to mend.</summary>
public class ShapeFixTests
{
    [Fact]
    public Task JobThatIsCalled_KeepsItsParameters() => FixVerifier<JobMustMeetTheContract, TakeOnceFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(CancellationToken a, CancellationToken {|TJ1007:b|}) { } static void Now() => Run(default, default); }
        """);

    [Fact]
    public Task InterfaceThatDoesSomething_IsNoUnion() => FixVerifier<JobMustMeetTheContract, DeclareUnionFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        public interface IMailer { void Send(); }
        public record Mailer(string Host) : IMailer { public void Send() { } }
        static partial class Work { [Job] static void Run({|TJ2002:IMailer|} mailer) { } }
        """);

    [Fact]
    public Task ImplementationThatCannotTravel_IsNoCase() => FixVerifier<JobMustMeetTheContract, DeclareUnionFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        public interface IShape;
        public record Circle(int R) : IShape;
        public record Picture(Stream Bytes) : IShape;
        static partial class Work { [Job] static void Run({|TJ2002:IShape|} shape) { } }
        """);

    [Fact]
    public Task InterfaceWithoutImplementation_IsNoUnion() => FixVerifier<JobMustMeetTheContract, DeclareUnionFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        public interface IShape;
        static partial class Work { [Job] static void Run({|TJ2002:IShape|} shape) { } }
        """);

    [Fact]
    public Task AbstractClass_IsAUnionOfItsLeaves() => FixVerifier<JobMustMeetTheContract, DeclareUnionFix>.VerifyAsync(
        /* lang=c#-test */ """
        namespace Shop
        {
            /// <summary>What can be drawn.</summary>
            public abstract record Shape;
            public abstract record Round : Shape;
            public record Circle(int R) : Round;
            public record Square(int A) : Shape;
            static partial class Work { [Job] static void Run({|TJ2002:List<Shape>|} shapes) { } }
        }
        """,
        /* lang=c#-test */ """
        namespace Shop
        {
            /// <summary>What can be drawn.</summary>
            [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(1, typeof(Square))]
            public abstract record Shape;
            public abstract record Round : Shape;
            public record Circle(int R) : Round;
            public record Square(int A) : Shape;
            static partial class Work { [Job] static void Run(List<Shape> shapes) { } }
        }
        """);

    [Fact]
    public Task UpgradeThatIsStoredAlike_StaysHidden() => FixVerifier<JobMustMeetTheContract, MakeUpgradeCallableFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        public record LineV1(int Amount);
        public record Line(long Amount) { [UpgradesFrom] private static Line FromV1(LineV1 old) => new(old.Amount * 100); }
        static partial class Work { [Job] static void Run({|TJ2033:Line|} line) { } }
        """);

    [Fact]
    public Task UpgradeThatUsesItsInstance_StaysOne() => FixVerifier<JobMustMeetTheContract, MakeUpgradeCallableFix>.VerifyNoFixAsync(/* lang=c#-test */ """
        partial class Work
        {
            private readonly string _to = "";
            [Job] static void Run(string to, int count) { }
            [UpgradesFrom(nameof(Run))] (string, int) {|TJ5013:RunV1|}(int to) => (_to, to);
        }
        """);
}
