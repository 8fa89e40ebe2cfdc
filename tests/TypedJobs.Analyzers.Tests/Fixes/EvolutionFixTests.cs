using TypedJobs.Analyzers.Tests.Evolution;
using TypedJobs.CodeFixes.Evolution;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>Where a change of a contract is not for a fix to mend.</summary>
public class EvolutionFixTests
{
    [Fact]
    public Task ParametersThatAreStoredAlike_GetNoUpgrade() => VerifyNoFixAsync<WriteUpgradeFix>(
        """static partial class Work { [Job("a")] static void Run({|TJ5004:string|} body, string to) { } }""",
        "job a(to: string, body: string)");

    [Fact]
    public Task NewParameterWithoutAnyValue_GetsNoUpgrade() => VerifyNoFixAsync<WriteUpgradeFix>(
        """static partial class Work { [Job("a")] static void Run(int id, {|TJ5005:string|} to) { } }""",
        "job a(id: int)");

    [Fact]
    public Task ParameterOfAnotherType_GetsNoUpgrade() => VerifyNoFixAsync<WriteUpgradeFix>(
        """static partial class Work { [Job("a")] static void Run({|TJ5004:Guid|} id) { } }""",
        "job a(id: int)");

    [Fact]
    public Task OneOfTwoMembers_KeepsItsName() => VerifyNoFixAsync<KeepWireNameFix>(
        /* lang=c#-test */ """
        public sealed record Order(string Client, string Place);
        static partial class Work { [Job("a")] static void Run({|TJ5012:{|TJ5012:Order|}|} x) { } }
        """,
        "job a(x: Order)\ntype Order { Customer: string, Town: string }");

    [Fact]
    public Task InheritedMember_KeepsItsName() => VerifyNoFixAsync<KeepWireNameFix>(
        /* lang=c#-test */ """
        public abstract class Entity { public int Id { get; set; } }
        public sealed class Order : Entity { public string? Client { get; set; } }
        static partial class Work { [Job("a")] static void Run({|TJ5012:Order|} x) { } }
        """,
        "job a(x: Order)\ntype Order { Customer: string?, Id: int }");

    [Fact]
    public Task CaseThatIsGone_IsLeftToItsAuthor() => VerifyNoFixAsync<RestoreCasesFix>(
        /* lang=c#-test */ """
        public sealed record Circle(int R) : IShape;
        [MessagePack.Union(0, typeof(Circle))] public interface IShape;
        static partial class Work { [Job("a")] static void Run({|TJ5008:IShape|} x) { } }
        """,
        "job a(x: IShape)\ntype Circle { R: int }\ntype Square { A: string }\nunion IShape { 0 Circle, 1 Square }");

    [Fact]
    public Task NewFlag_IsLeftToItsAuthor() => VerifyNoFixAsync<RestoreNumbersFix>(
        /* lang=c#-test */ """
        [Flags] public enum Days { Sunday = 1, Monday = 2 }
        static partial class Work { [Job("a")] static void Run({|TJ5007:Days|} x) { } }
        """,
        "job a(x: Days)\nenum Days : int { Monday = 1 }");

    [Fact]
    public Task NewMembersOfALongList_ComeAfterTheOthers() => ContractVerifier.VerifyFixAsync<RestoreNumbersFix>(
        /* lang=c#-test */ """
        public enum Channel : byte
        {
            None,

            /// <summary>New.</summary>
            Push,
            Mail, // by post
            Sms,
            All = Mail + Sms
        }
        static partial class Work { [Job("a")] static void Run({|TJ5007:Channel|} x) { } }
        """,
        /* lang=c#-test */ """
        public enum Channel : byte
        {
            None = 0,

            /// <summary>New.</summary>
            Push = 3,
            Mail = 1, // by post
            Sms = 2,
            All = Mail + Sms
        }
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Channel x) { } }
        """,
        "job a(x: Channel)\nenum Channel : byte { None = 0, Mail = 1, Sms = 2 }",
        "",
        "");

    private static Task VerifyNoFixAsync<TFix>(string source, string shipped)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
        => ContractVerifier.VerifyFixAsync<TFix>(source, source, shipped, "", "");
}
