using Microsoft.CodeAnalysis.CodeFixes;
using TypedJobs.Analyzers.Declaration;
using TypedJobs.Analyzers.Evolution;
using TypedJobs.Analyzers.Tests.Evolution;
using TypedJobs.CodeFixes.Declaration;
using TypedJobs.CodeFixes.Evolution;

namespace TypedJobs.Analyzers.Tests.Fixes;

internal static partial class FixAllCases
{
    private static IEnumerable<FixAllCase> Evolution =>
    [
        Contract<RecordJobFix>(
            "TJ5002",
            """static partial class Work { [Job("a")] static void {|TJ5002:Run|}() { } [Job("b")] static void {|TJ5002:Walk|}(int id) { } }""",
            """static partial class Work { [Job("a")] static void Run() { } [Job("b")] static void Walk(int id) { } }""",
            shipped: "",
            fixedUnshipped: "job a()\njob b(id: int)\n"),

        Contract<AddAliasFix>(
            "TJ5003",
            """static partial class Work { [Job("c")] static void {|TJ5003:Run|}(int id) { } [Job("d")] static void {|TJ5003:Walk|}(int id) { } }""",
            """static partial class Work { [Job("c"), JobAlias("a")] static void {|TJ5002:Run|}(int id) { } [Job("d"), JobAlias("b")] static void {|TJ5002:Walk|}(int id) { } }""",
            shipped: "job a(id: int)\njob b(id: int)\n"),

        Contract<WriteUpgradeFix>(
            "TJ5004",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a")]
                static void Run(string to, {|TJ5004:int?|} reply, string body, CancellationToken ct) { }

                [Job("b")]
                static void Walk(string to, {|TJ5004:int|} times, string body = "none", int size = 3) { }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a")]
                static void {|TJ5002:Run|}(string to, int? reply, string body, CancellationToken ct) { }

                [UpgradesFrom(nameof(Run))]
                private static (string To, int? Reply, string Body) RunV1(string to, string body) => (to, default, body);

                [Job("b")]
                static void {|TJ5002:Walk|}(string to, int times, string body = "none", int size = 3) { }

                [UpgradesFrom(nameof(Walk))]
                private static (string To, int Times, string Body, int Size) WalkV1(string to, string body = "none") => (to, default, body, 3);
            }
            """,
            shipped: "job a(to: string, body: string)\njob b(to: string, body: string = default)\n"),

        Contract<AddDefaultFix>(
            "TJ5005",
            """static partial class Work { [Job("a")] static void Run(int id, {|TJ5005:int|} x) { } [Job("b")] static void Walk(int id, {|TJ5005:string?|} x, CancellationToken ct) { } }""",
            """static partial class Work { [Job("a")] static void {|TJ5002:Run|}(int id, int x = default) { } [Job("b")] static void {|TJ5002:Walk|}(int id, string? x = default, CancellationToken ct = default) { } }""",
            shipped: "job a(id: int)\njob b(id: int)\n"),
        Contract<WriteUpgradeFix>(
            "TJ5005",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a")]
                static void Run(string to, {|TJ5005:int|} x, {|TJ5005:int|} y) { }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a")]
                static void {|TJ5002:Run|}(string to, int x, int y) { }

                [UpgradesFrom(nameof(Run))]
                private static (string To, int X, int Y) RunV1(string to) => (to, default, default);
            }
            """,
            shipped: "job a(to: string)\n"),

        Contract<RestoreNumbersFix>(
            "TJ5007",
            /* lang=c#-test */ """
            public enum Channel { Push, Mail, Sms }
            public enum Size { Large = 1, Medium = 2, Small = 5 }
            static partial class Work { [Job("a")] static void Run({|TJ5007:Channel|} x) { } [Job("b")] static void Walk({|TJ5007:Size|} x) { } }
            """,
            /* lang=c#-test */ """
            public enum Channel { Push = 2, Mail = 0, Sms = 1 }
            public enum Size { Large = 2, Medium = 0, Small = 5 }
            static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Channel x) { } [Job("b")] static void {|TJ5002:Walk|}(Size x) { } }
            """,
            shipped: """
            job a(x: Channel)
            job b(x: Size)
            enum Channel : int { Mail = 0, Sms = 1 }
            enum Size : int { Large = 2 }
            """),

        Contract<RestoreCasesFix>(
            "TJ5008",
            /* lang=c#-test */ """
            public sealed record Circle(int R) : IShape, IForm;
            public sealed record Square(string A) : IShape, IForm;
            public sealed record Line(int L) : IShape;
            [MessagePack.Union(0, typeof(Line)), MessagePack.Union(/* was 0 */ 1, typeof(Circle)), MessagePack.Union(5, typeof(Square))] public interface IShape;
            [MessagePack.Union(1, typeof(Circle)), MessagePack.Union(0, typeof(Square))] public interface IForm;
            static partial class Work
            {
                [Job("a")] static void Run({|TJ5008:IShape|} x) { }
                [Job("b")] static void Walk({|TJ5008:IForm|} x) { }
            }
            """,
            /* lang=c#-test */ """
            public sealed record Circle(int R) : IShape, IForm;
            public sealed record Square(string A) : IShape, IForm;
            public sealed record Line(int L) : IShape;
            [MessagePack.Union(2, typeof(Line)), MessagePack.Union(/* was 0 */ 0, typeof(Circle)), MessagePack.Union(1, typeof(Square))] public interface IShape;
            [MessagePack.Union(0, typeof(Circle)), MessagePack.Union(1, typeof(Square))] public interface IForm;
            static partial class Work
            {
                [Job("a")] static void {|TJ5002:Run|}(IShape x) { }
                [Job("b")] static void Walk(IForm x) { }
            }
            """,
            shipped: """
            job a(x: IShape)
            job b(x: IForm)
            type Circle { R: int }
            type Square { A: string }
            union IForm { 0 Circle, 1 Square }
            union IShape { 0 Circle, 1 Square }
            """),

        Contract<RecordJobFix>(
            "TJ5008",
            /* lang=c#-test */ """
            public sealed record Disc(int R) : IShape, IForm;
            [MessagePack.Union(0, typeof(Disc))] public interface IShape;
            [MessagePack.Union(3, typeof(Disc))] public interface IForm;
            static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} x) { } [Job("b")] static void Walk({|TJ5008:IForm|} x) { } }
            """,
            /* lang=c#-test */ """
            public sealed record Disc(int R) : IShape, IForm;
            [MessagePack.Union(0, typeof(Disc))] public interface IShape;
            [MessagePack.Union(3, typeof(Disc))] public interface IForm;
            static partial class Work { [Job("a")] static void Run(IShape x) { } [Job("b")] static void Walk(IForm x) { } }
            """,
            shipped: "job a(x: IShape)\njob b(x: IForm)\ntype Circle { R: int }\nunion IForm { 3 Circle }\nunion IShape { 0 Circle }\n",
            fixedUnshipped: "type Disc { R: int }\nunion IForm { 3 Disc }\nunion IShape { 0 Disc }\n"),

        Contract<NameTheJobFix>(
            "TJ5009",
            """static partial class Work { [Job("a")] static void {|TJ5009:Run|}() { } [Job("b")] static void {|TJ5009:Walk|}() { } }""",
            """static partial class Work { [Job("a.2")] static void {|TJ5002:Run|}() { } [Job("b.3")] static void {|TJ5002:Walk|}() { } }""",
            shipped: "retired a\nretired b\nretired b.2\n"),

        Contract<RecordJobFix>(
            "TJ5011",
            """static partial class Work { [Job("a")] static {|TJ5011:Task<string>|} Run() => null!; [Job("b")] static {|TJ5011:int|} Walk() => 1; }""",
            """static partial class Work { [Job("a")] static Task<string> Run() => null!; [Job("b")] static int Walk() => 1; }""",
            shipped: "job a() -> int\njob b()\n",
            fixedUnshipped: "job a() -> string\njob b() -> int\n"),

        Contract<RecordJobFix>(
            "TJ5012",
            /* lang=c#-test */ """
            public sealed record Order(int Id, string Remark);
            public sealed record Line(string Article);
            static partial class Work { [Job("a")] static void Run({|TJ5012:Order|} x) { } [Job("b")] static void Walk({|TJ5012:Line|} x) { } }
            """,
            /* lang=c#-test */ """
            public sealed record Order(int Id, string Remark);
            public sealed record Line(string Article);
            static partial class Work { [Job("a")] static void Run(Order x) { } [Job("b")] static void Walk(Line x) { } }
            """,
            shipped: "job a(x: Order)\njob b(x: Line)\ntype Line { Sku: string }\ntype Order { Id: int, Note: string }\n",
            fixedUnshipped: "type Line { Article: string }\ntype Order { Id: int, Remark: string }\n"),

        Contract<KeepWireNameFix>(
            "TJ5012",
            /* lang=c#-test */ """
            using MessagePack;

            public record Order(int Id, string Client, Guid Place);
            [MessagePackObject] public class Line { [Key("Sku")] public string? Article { get; set; } [Key("Number")] public int Count { get; set; } }
            static partial class Work
            {
                [Job("a")] static void Run({|TJ5012:{|TJ5012:Order|}|} x) { }
                [Job("b")] static void Walk({|TJ5012:Line|} x) { }
            }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject]
            public record Order([property: Key("Id")] int Id, [property: Key("Customer")] string Client, [property: Key("Town")] Guid Place);
            [MessagePackObject] public class Line { [Key("Sku")] public string? Article { get; set; } [Key("Count")] public int Count { get; set; } }
            static partial class Work
            {
                [Job("a")] static void Run(Order x) { }
                [Job("b")] static void Walk(Line x) { }
            }
            """,
            shipped: """
            job a(x: Order)
            job b(x: Line)
            type Line { Count: int, Sku: string? }
            type Order { Customer: string, Id: int, Town: Guid }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeUpgradeCallableFix>(
            "TJ5013",
            /* lang=c#-test */ """
            partial class Work
            {
                [Job] static void Run(string to, int count) { }
                [UpgradesFrom(nameof(Run))] (string, int) {|TJ5013:RunV1|}(int to) => ("", to);

                [Job] static void Walk(string to, int count) { }
                [UpgradesFrom(nameof(Walk))] private (string, int) {|TJ5013:WalkV1|}(int to) => ("", to);
            }
            """,
            /* lang=c#-test */ """
            partial class Work
            {
                [Job] static void Run(string to, int count) { }
                [UpgradesFrom(nameof(Run))] static (string, int) RunV1(int to) => ("", to);

                [Job] static void Walk(string to, int count) { }
                [UpgradesFrom(nameof(Walk))] private static (string, int) WalkV1(int to) => ("", to);
            }
            """),

        Contract<RestoreKeysFix>(
            "TJ5006",
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(1)] public int Total { get; set; } }
            [MessagePackObject] public record Line([property: Key(2)] int Count, [property: Key(0)] string Sku);
            static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} x) { } [Job("b")] static void Walk({|TJ5006:Line|} x) { } }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(2)] public int Total { get; set; } }
            [MessagePackObject] public record Line([property: Key(3)] int Count, [property: Key(0)] string Sku);
            static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Order x) { } [Job("b")] static void {|TJ5002:Walk|}(Line x) { } }
            """,
            shipped: "job a(x: Order)\njob b(x: Line)\ntype Line [ 0 Sku: string, 1 reserved, 2 reserved ]\ntype Order [ 0 Id: int, 1 reserved ]\n"),

        Contract<RestoreKeysFix>(
            "TJ5015",
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Move { [Key(0)] public string? Why { get; set; } [Key(1)] public string? From { get; set; } [Key(2)] public string? To { get; set; } }
            [MessagePackObject] public record Swap([property: Key(1)] string From, [property: Key(0)] int To);
            [MessagePackObject] public class Named { [Key("to")] public string? From { get; set; } [Key("from")] public string? To { get; set; } }
            static partial class Work
            {
                [Job("a")] static void Run({|TJ5015:Move|} x) { }
                [Job("b")] static void Walk({|TJ5015:Swap|} x) { }
                [Job("c")] static void Jump({|TJ5015:Named|} x) { }
            }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Move { [Key(2)] public string? Why { get; set; } [Key(0)] public string? From { get; set; } [Key(1)] public string? To { get; set; } }
            [MessagePackObject] public record Swap([property: Key(0)] string From, [property: Key(1)] int To);
            [MessagePackObject] public class Named { [Key("from")] public string? From { get; set; } [Key("to")] public string? To { get; set; } }
            static partial class Work
            {
                [Job("a")] static void {|TJ5002:Run|}(Move x) { }
                [Job("b")] static void Walk(Swap x) { }
                [Job("c")] static void Jump(Named x) { }
            }
            """,
            shipped: """
            job a(x: Move)
            job b(x: Swap)
            job c(x: Named)
            type Move [ 0 From: string?, 1 To: string? ]
            type Named { from as From: string?, to as To: string? }
            type Swap [ 0 From: string, 1 To: int ]
            """),

        Contract<RestoreKeysFix>(
            "TJ5016",
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(1)] public string? Town { get; set; } }
            [MessagePackObject] public class Line { [Key(0)] public Guid Code { get; set; } }
            static partial class Work { [Job("a")] static void Run({|TJ5016:Order|} x) { } [Job("b")] static void Walk({|TJ5016:Line|} x) { } }
            """,
            /* lang=c#-test */ """
            using MessagePack;

            [MessagePackObject] public class Order { [Key(0)] public int Id { get; set; } [Key(2)] public string? Town { get; set; } }
            [MessagePackObject] public class Line { [Key(1)] public Guid Code { get; set; } }
            static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Order x) { } [Job("b")] static void {|TJ5002:Walk|}(Line x) { } }
            """,
            shipped: "job a(x: Order)\njob b(x: Line)\ntype Line [ 0 Sku: string ]\ntype Order [ 0 Id: int, 1 Note: string? ]\n"),

        Contract<RestoreNumbersFix>(
            "TJ5016",
            /* lang=c#-test */ """
            public enum Channel { Mail, Push }
            public enum Size { Tiny = 4 }
            static partial class Work { [Job("a")] static void Run({|TJ5016:Channel|} x) { } [Job("b")] static void Walk({|TJ5016:Size|} x) { } }
            """,
            /* lang=c#-test */ """
            public enum Channel { Mail = 0, Push = 2 }
            public enum Size { Tiny = 0 }
            static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Channel x) { } [Job("b")] static void {|TJ5002:Walk|}(Size x) { } }
            """,
            shipped: "job a(x: Channel)\njob b(x: Size)\nenum Channel : int { Mail = 0, Sms = 1 }\nenum Size : int { Small = 4 }\n"),

        Contract<RecordJobFix>(
            "TJ5016",
            /* lang=c#-test */ """
            [MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0)] public int Number { get; set; } }
            public enum Size { Tiny = 4 }
            static partial class Work { [Job("a")] static void Run({|TJ5016:Order|} x) { } [Job("b")] static void Walk({|TJ5016:Size|} x) { } }
            """,
            /* lang=c#-test */ """
            [MessagePack.MessagePackObject] public class Order { [MessagePack.Key(0)] public int Number { get; set; } }
            public enum Size { Tiny = 4 }
            static partial class Work { [Job("a")] static void Run(Order x) { } [Job("b")] static void Walk(Size x) { } }
            """,
            shipped: "job a(x: Order)\njob b(x: Size)\nenum Size : int { Small = 4 }\ntype Order [ 0 Id: int ]\n",
            fixedUnshipped: "type Order [ 0 Number: int ]\nenum Size : int { Tiny = 4 }\n"),

        Contract<ExchangeWireNamesFix>(
            "TJ5017",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("order.refund", MaxAttempts = 2)] static void {|TJ5017:Ship|}(int orderId) { }
                [Job("order.ship")] static void Refund(int paymentId) { }
                [Job("c"), JobAlias("b")] static void Run(string from) { }
                [Job("d"), JobAlias("a")] static void {|TJ5017:Walk|}(string to) { }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("order.ship", MaxAttempts = 2)] static void Ship(int orderId) { }
                [Job("order.refund")] static void Refund(int paymentId) { }
                [Job("c"), JobAlias("a")] static void {|TJ5002:Run|}(string from) { }
                [Job("d"), JobAlias("b")] static void {|TJ5002:Walk|}(string to) { }
            }
            """,
            shipped: "job a(from: string)\njob b(to: string)\njob order.refund(paymentId: int)\njob order.ship(orderId: int)\n"),

        Contract<RecordJobFix>(
            "TJ5018",
            """static partial class Work { [Job("a")] static void Run({|TJ5018:string|} recipient) { } [Job("b")] static void Walk(int id, {|TJ5018:int|} count) { } }""",
            """static partial class Work { [Job("a")] static void Run(string recipient) { } [Job("b")] static void Walk(int id, int count) { } }""",
            shipped: "job a(to: string)\njob b(id: int, times: int)\n",
            fixedUnshipped: "job a(recipient: string)\njob b(id: int, count: int)\n"),
    ];

    private static FixAllCase Contract<TFix>(string id, string source, string fixedSource, string shipped, string fixedUnshipped = "")
        where TFix : CodeFixProvider, new()
        => FixAllCase.Of<JobsMustKeepTheirContract, TFix>(id, source, fixedSource, test =>
        {
            ContractVerifier.TurnOn(test.TestState);
            test.TestState.AdditionalFiles.Add((ContractVerifier.ShippedPath, shipped));
            test.TestState.AdditionalFiles.Add((ContractVerifier.UnshippedPath, ""));
            test.FixedState.AdditionalFiles.Add((ContractVerifier.ShippedPath, shipped));
            test.FixedState.AdditionalFiles.Add((ContractVerifier.UnshippedPath, fixedUnshipped));
        });
}
