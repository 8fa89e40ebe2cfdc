using TypedJobs.Analyzers.Declaration;
using TypedJobs.Analyzers.Serialization;
using TypedJobs.CodeFixes.Declaration;
using TypedJobs.CodeFixes.Evolution;
using TypedJobs.CodeFixes.Serialization;

namespace TypedJobs.Analyzers.Tests.Fixes;

internal static partial class FixAllCases
{
    private static IEnumerable<FixAllCase> Serialization =>
    [
        FixAllCase.Of<JobMustMeetTheContract, MarkFromServicesFix>(
            "TJ2002",
            /* lang=c#-test */ """
            public interface IMailer { void Send(string to); }
            static partial class Work { [Job] static void Run({|TJ2002:IMailer|} a) { } [Job] static void Walk({|TJ2002:IMailer|} a) { } }
            """,
            /* lang=c#-test */ """
            public interface IMailer { void Send(string to); }
            static partial class Work { [Job] static void Run([FromServices] IMailer a) { } [Job] static void Walk([FromServices] IMailer a) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, DeclareUnionFix>(
            "TJ2002",
            /* lang=c#-test */ """
            using MessagePack;

            public interface IShape;
            public record Square(int A) : IShape;
            public record Circle(int R) : IShape;
            public record Page(IShape Shape);
            static partial class Work { [Job] static void Run({|TJ2002:IShape|} x) { } [Job] static void Walk({|TJ2002:Page|} x) { } }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [Union(0, typeof(Circle)), Union(1, typeof(Square))]
            public interface IShape;
            public record Square(int A) : IShape;
            public record Circle(int R) : IShape;
            public record Page(IShape Shape);
            static partial class Work { [Job] static void Run(IShape x) { } [Job] static void Walk(Page x) { } }
            """),

        FixAllCase.Of<PayloadMayNotTravelAsMeant, AddInitFix>(
            "TJ2014",
            /* lang=c#-test */ """
            public sealed class Order { public int Id { get; set; } public int Total { get; } = 1; }
            static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } [Job] static void Walk({|TJ2014:Order|} x) { } }
            """,
            /* lang=c#-test */ """
            public sealed class Order { public int Id { get; set; } public int Total { get; init; } = 1; }
            static partial class Work { [Job] static void Run(Order x) { } [Job] static void Walk(Order x) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeTypeInternalFix>(
            "TJ2017",
            /* lang=c#-test */ """
            partial class Work
            {
                [MessagePack.Union(0, typeof(Circle))] public interface IShape;
                private record Circle(int R) : IShape;
                [Job] static void Run({|TJ2017:IShape|} x) { }
                [Job] static void Walk({|TJ2017:IShape|} x) { }
            }
            """,
            /* lang=c#-test */ """
            partial class Work
            {
                [MessagePack.Union(0, typeof(Circle))] public interface IShape;
                internal record Circle(int R) : IShape;
                [Job] static void Run(IShape x) { }
                [Job] static void Walk(IShape x) { }
            }
            """),

        FixAllCase.Of<PayloadMayNotTravelAsMeant, NumberEnumFix>(
            "TJ2022",
            /* lang=c#-test */ """
            public enum Channel { Mail, Sms }
            static partial class Work { [Job] static void Run({|TJ2022:Channel|} x) { } [Job] static void Walk({|TJ2022:Channel|} x) { } }
            """,
            /* lang=c#-test */ """
            public enum Channel { Mail = 0, Sms = 1 }
            static partial class Work { [Job] static void Run(Channel x) { } [Job] static void Walk(Channel x) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, NumberMembersFix>(
            "TJ2029",
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject]
            public class Order
            {
                [Key(0)] public int Id { get; set; }

                /// <summary>What the customer says.</summary>
                public string? Note { get; set; }

                public string? Client;
            }
            [MessagePackObject] public record Line([property: Key(3)] int Id, string Note);
            static partial class Work { [Job] static void Run({|TJ2029:Order|} x) { } [Job] static void Walk({|TJ2029:Order|} x) { } [Job] static void Sit({|TJ2029:Line|} x) { } }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject]
            public class Order
            {
                [Key(0)] public int Id { get; set; }

                /// <summary>What the customer says.</summary>
                [Key(1)]
                public string? Note { get; set; }

                [Key(2)]
                public string? Client;
            }
            [MessagePackObject] public record Line([property: Key(3)] int Id, [property: Key(4)] string Note);
            static partial class Work { [Job] static void Run(Order x) { } [Job] static void Walk(Order x) { } [Job] static void Sit(Line x) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, NumberMembersFix>(
            "TJ2030",
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(0)] public int Total { get; set; } [Key(-1)] public int Tax { get; set; } }
            static partial class Work { [Job] static void Run({|TJ2030:Order|} x) { } [Job] static void Walk({|TJ2030:Order|} x) { } }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(1)] public int Total { get; set; } [Key(2)] public int Tax { get; set; } }
            static partial class Work { [Job] static void Run(Order x) { } [Job] static void Walk(Order x) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeUpgradeCallableFix>(
            "TJ2033",
            /* lang=c#-test */ """
            public record Line(string Name)
            {
                [UpgradesFrom] private static Line Parse(string old) => new(old);
            }
            static partial class Work { [Job] static void Run({|TJ2033:Line|} x) { } [Job] static void Walk({|TJ2033:Line|} x) { } }
            """,
            /* lang=c#-test */ """
            public record Line(string Name)
            {
                [UpgradesFrom] internal static Line Parse(string old) => new(old);
            }
            static partial class Work { [Job] static void Run(Line x) { } [Job] static void Walk(Line x) { } }
            """),
    ];
}
