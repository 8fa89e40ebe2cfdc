using TypedJobs.Analyzers.Declaration;
using TypedJobs.Analyzers.Tests.Evolution;
using TypedJobs.CodeFixes.Declaration;

namespace TypedJobs.Analyzers.Tests.Fixes;

internal static partial class FixAllCases
{
    private static IEnumerable<FixAllCase> Declaration =>
    [
        FixAllCase.Of<JobMustMeetTheContract, MakeTypesPartialFix>(
            "TJ1001",
            /* lang=c#-test */ """
            static class Work { [Job] static void {|TJ1001:Run|}() { } }
            static class Play { [Job] static void {|TJ1001:Walk|}() { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run() { } }
            static partial class Play { [Job] static void Walk() { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, CleanQueueNameFix>(
            "TJ1017",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a", Queue = {|TJ1017:"high priority"|})] static void Run() { }
                [Job("b", Queue = {|TJ1017:" mail/out: eu "|} /* slow */)] static void Walk() { }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job("a", Queue = "high-priority")] static void Run() { }
                [Job("b", Queue = "mail-out-eu" /* slow */)] static void Walk() { }
            }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeJobMethodStaticFix>(
            "TJ1002",
            /* lang=c#-test */ """
            partial class Work { [Job] void {|TJ1002:Run|}() { } [Job] public void {|TJ1002:Walk|}() { } }
            """,
            /* lang=c#-test */ """
            partial class Work { [Job] static void Run() { } [Job] public static void Walk() { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeTypeInternalFix>(
            "TJ1003",
            /* lang=c#-test */ """
            partial class Work { class Order; [Job] static void Run({|TJ1003:Order|} x) { } [Job] static void Walk({|TJ1003:Order|} x) { } }
            """,
            /* lang=c#-test */ """
            partial class Work { internal class Order; [Job] static void Run(Order x) { } [Job] static void Walk(Order x) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, MakeTypeInternalFix>(
            "TJ1019",
            /* lang=c#-test */ """
            partial class Outer { static partial class Work { [Job] static void {|TJ1019:Run|}() { } [Job] static void {|TJ1019:Walk|}() { } } }
            """,
            /* lang=c#-test */ """
            partial class Outer { internal static partial class Work { [Job] static void Run() { } [Job] static void Walk() { } } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, DropModifierFix>(
            "TJ1006",
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run(in int {|TJ1006:a|}, ref readonly int {|TJ1006:b|}) { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run(int a, int b) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, TakeOnceFix>(
            "TJ1007",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static void Run(CancellationToken ct, int id, CancellationToken {|TJ1007:stop|}, CancellationToken {|TJ1007:abort|})
                {
                    stop.ThrowIfCancellationRequested();
                    abort.ThrowIfCancellationRequested();
                }
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job]
                static void Run(CancellationToken ct, int id)
                {
                    ct.ThrowIfCancellationRequested();
                    ct.ThrowIfCancellationRequested();
                }
            }
            """),

        FixAllCase.Of<JobMustMeetTheContract, TakeOnceFix>(
            "TJ1008",
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job] static int Run(JobContext a, JobContext {|TJ1008:b|}) => b.Attempt;
                [Job] static int Walk(JobContext a, JobContext {|TJ1008:b|}) => b.Attempt;
            }
            """,
            /* lang=c#-test */ """
            static partial class Work
            {
                [Job] static int Run(JobContext a) => a.Attempt;
                [Job] static int Walk(JobContext a) => a.Attempt;
            }
            """),

        FixAllCase.Of<JobsMustNotCollide, NameTheJobFix>(
            "TJ1009",
            /* lang=c#-test */ """
            static partial class Work { [Job("a")] static void Run() { } [Job("a")] static void {|TJ1009:Sit|}() { } [Job("a")] static void {|TJ1009:Walk|}() { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job("a")] static void Run() { } [Job("Work.Sit")] static void Sit() { } [Job("Work.Walk")] static void Walk() { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, NameTheJobFix>(
            "TJ1010",
            /* lang=c#-test */ """
            static partial class Work { [Job({|TJ1010:"a b"|})] static void Run() { } [Job({|TJ1010:"c d"|})] static void Walk() { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job("a-b")] static void Run() { } [Job("c-d")] static void Walk() { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, NameTheJobFix>(
            "TJ1011",
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run() { } [Job(FacadeName = "A")] static void {|TJ1011:Run|}(string id) { } [Job(FacadeName = "B")] static void {|TJ1011:Run|}(int id) { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run() { } [Job("Work.Run.2", FacadeName = "A")] static void Run(string id) { } [Job("Work.Run.3", FacadeName = "B")] static void Run(int id) { } }
            """),

        FixAllCase.Of<JobShouldBeNamed, NameTheJobFix>(
            "TJ1016",
            /* lang=c#-test */ """
            static partial class Work { [Job] static void {|TJ1016:Run|}() { } [Job] static void {|TJ1016:Walk|}() { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job("Work.Run")] static void Run() { } [Job("Work.Walk")] static void Walk() { } }
            """,
            test => ContractVerifier.TurnOn(test.TestState)),

        FixAllCase.Of<JobMustMeetTheContract, DropFromServicesFix>(
            "TJ1026",
            """static partial class Work { [Job] static void Run([FromServices] {|TJ1026:string|} a, [FromServices] {|TJ1026:int|} b) { } }""",
            """static partial class Work { [Job] static void Run(string a, int b) { } }"""),

        FixAllCase.Of<JobMustMeetTheContract, MarkFromServicesFix>(
            "TJ1015",
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run({|TJ1015:TimeProvider|} a, {|TJ1015:Random|} b) { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job] static void Run([FromServices] TimeProvider a, [FromServices] Random b) { } }
            """),

        FixAllCase.Of<JobMustMeetTheContract, NameTheEntryFix>(
            "TJ1020",
            /* lang=c#-test */ """
            static partial class Work { [Job(FacadeName = {|TJ1020:"a b"|})] static void Run() { } [Job(FacadeName = {|TJ1020:"c d"|})] static void Walk() { } }
            """,
            /* lang=c#-test */ """
            static partial class Work { [Job(FacadeName = "ab")] static void Run() { } [Job(FacadeName = "cd")] static void Walk() { } }
            """),

        FixAllCase.Of<JobsMustNotCollide, NameTheEntryFix>(
            "TJ1022",
            /* lang=c#-test */ """
            static partial class MailJobs { [Job] static void Send() { } [Job] static void {|TJ1022:SendAsync|}() { } }
            static partial class SmsJobs { [Job] static void Send() { } [Job] static void {|TJ1022:SendAsync|}() { } }
            """,
            /* lang=c#-test */ """
            static partial class MailJobs { [Job] static void Send() { } [Job(FacadeName = "MailSend")] static void SendAsync() { } }
            static partial class SmsJobs { [Job] static void Send() { } [Job(FacadeName = "SmsSend")] static void SendAsync() { } }
            """),

        FixAllCase.Of<JobsMustNotCollide, NameTheEntryFix>(
            "TJ1024",
            /* lang=c#-test */ """
            namespace TestProject { static partial class Jobs { [Job] static void {|TJ1024:Send|}() { } [Job] static void {|TJ1024:Call|}() { } } }
            """,
            /* lang=c#-test */ """
            namespace TestProject { static partial class Jobs { [Job(FacadeName = "SendLater")] static void Send() { } [Job(FacadeName = "CallLater")] static void Call() { } } }
            """),

        FixAllCase.Of<FacadeMustNotBeHidden, QualifyFacadeFix>(
            "TJ1025",
            /* lang=c#-test */ """
            namespace TestProject { public static class Jobs { public static int Send; } }
            namespace TestProject.Orders.Jobs { class Any; }
            namespace TestProject.Orders { class Checkout { int Pay() => {|CS0234:{|TJ1025:Jobs|}.Send|} + {|CS0234:{|TJ1025:Jobs|}.Send|}; } }
            """,
            /* lang=c#-test */ """
            namespace TestProject { public static class Jobs { public static int Send; } }
            namespace TestProject.Orders.Jobs { class Any; }
            namespace TestProject.Orders { class Checkout { int Pay() => global::TestProject.Jobs.Send + global::TestProject.Jobs.Send; } }
            """),

        FixAllCase.Of<FacadeMustNotBeHidden, WriteLongPathFix>(
            "TJ1027",
            /* lang=c#-test */ """
            static class Jobs
            {
                [Obsolete("Send is a job of A and of B: write Jobs.Mail.Send or Jobs.Sms.Send.", error: true, DiagnosticId = "TJ1027")] public static dynamic Send => 0;
                public static class Mail { public static int Send => 1; }
                public static class Sms { public static int Send => 2; }
            }
            class Checkout { int Pay() => {|TJ1027:Jobs.Send|} + {|TJ1027:Jobs.Send|}; }
            """,
            /* lang=c#-test */ """
            static class Jobs
            {
                [Obsolete("Send is a job of A and of B: write Jobs.Mail.Send or Jobs.Sms.Send.", error: true, DiagnosticId = "TJ1027")] public static dynamic Send => 0;
                public static class Mail { public static int Send => 1; }
                public static class Sms { public static int Send => 2; }
            }
            class Checkout { int Pay() => Jobs.Mail.Send + Jobs.Mail.Send; }
            """),
    ];
}
