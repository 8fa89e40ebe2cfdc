using Shape = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Evolution;

/// <summary>An [UpgradesFrom] method from the recorded form makes a change compatible, and TJ5002 records it; from another form it does not.</summary>
public class UpgradeTests
{
    [Fact]
    public Task MemberOfAnotherType_WithAnUpgradeFromTheRecordedForm_IsToBeRecorded() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV1(int Id, string Note);
        public sealed record Order(string Id, string Note) { [UpgradesFrom] public static Order FromV1(OrderV1 old) => new(old.Id.ToString(), old.Note); }
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task UpgradeFromTheRecordedForm_Recorded_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV1(int Id, string Note);
        public sealed record Order(string Id, string Note) { [UpgradesFrom] public static Order FromV1(OrderV1 old) => new(old.Id.ToString(), old.Note); }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: string, Note: string }
        """);

    [Fact]
    public Task UpgradeFromAnotherForm_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV1(bool Id, string Note);
        public sealed record Order(string Id, string Note) { [UpgradesFrom] public static Order FromV1(OrderV1 old) => new(old.Id.ToString(), old.Note); }
        static partial class Work { [Job("a")] static void Run({|TJ5006:Order|} order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Id: int, Note: string }
        """);

    [Fact]
    public Task UpgradesThatChain_ReachTheRecordedForm() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV1(int Id, string Note);
        public sealed record OrderV2(string Id, string Note) { [UpgradesFrom] public static OrderV2 FromV1(OrderV1 old) => new(old.Id.ToString(), old.Note); }
        public sealed record Order(string Id, bool Note) { [UpgradesFrom] public static Order FromV2(OrderV2 old) => new(old.Id, old.Note.Length > 0); }
        static partial class Work { [Job("a")] static void Run(Order[] orders) { } }
        """,
        /* shipped */ """
        job a(orders: Order[])
        type Order { Id: int, Note: string }
        """,
        /* unshipped */ """
        type Order { Id: string, Note: bool }
        """);

    [Fact]
    public Task ScalarThatBecameARecord_WithAnUpgrade_IsToBeRecorded() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record Address(string Text) { [UpgradesFrom] public static Address Parse(string old) => new(old); }
        static partial class Work { [Job("a")] static void {|TJ5002:Run|}(Address to) { } }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task RenamedMember_WithAnUpgrade_IsNotTJ5012() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public sealed record OrderV1(int Number);
        public sealed record Order(int Id) { [UpgradesFrom] public static Order FromV1(OrderV1 old) => new(old.Number); }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order { Number: int }
        """,
        /* unshipped */ """
        type Order { Id: int }
        """);

    [Fact]
    public Task ParameterInserted_WithAnUpgradeFromTheRecordedList_IsToBeRecorded() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void {|TJ5002:Run|}(string to, string subject, string body) { }
            [UpgradesFrom(nameof(Run))] static (string, string, string) V1(string to, string body) => (to, "none", body);
        }
        """,
        /* shipped */ """
        job a(to: string, body: string)
        """);

    [Fact]
    public Task ParameterOfAnotherType_WithAnUpgrade_Recorded_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run(Guid id, string body) { }
            [UpgradesFrom(nameof(Run))] static (Guid, string) V1(int id, string body) => (Guid.Empty, body);
        }
        """,
        /* shipped */ """
        job a(id: int, body: string)
        """,
        /* unshipped */ """
        job a(id: Guid, body: string)
        """);

    [Fact]
    public Task ParametersUnderOtherNamesInTheUpgrade_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run(Guid id, string body) { }
            [UpgradesFrom(nameof(Run))] static (Guid, string) V1(int oldId, string text) => (Guid.Empty, text);
        }
        """,
        /* shipped */ """
        job a(id: int, body: string)
        """,
        /* unshipped */ """
        job a(id: Guid, body: string)
        """);

    [Fact]
    public Task KeyedMembersUnderOtherNamesInTheOldType_AreSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        [MessagePack.MessagePackObject] public class OrderV1 { [MessagePack.Key(0)] public int Number { get; set; } }
        public sealed record Order(string Id) { [UpgradesFrom] public static Order FromV1(OrderV1 old) => new(old.Number.ToString()); }
        static partial class Work { [Job("a")] static void Run(Order order) { } }
        """,
        /* shipped */ """
        job a(order: Order)
        type Order [ 0 Id: int ]
        """,
        /* unshipped */ """
        type Order { Id: string }
        """);

    [Fact]
    public Task UpgradeFromAnotherList_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run(string to, {|TJ5005:string|} subject, {|TJ5005:string|} body) { }
            [UpgradesFrom(nameof(Run))] static (string, string, string) V1(int to, string body) => ("", "none", body);
        }
        """,
        /* shipped */ """
        job a(to: string)
        """);

    [Fact]
    public Task UpgradeThatTakesFewerThanWereRecorded_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work
        {
            [Job("a")] static void Run({|TJ5004:int|} to, string body) { }
            [UpgradesFrom(nameof(Run))] static (int, string) V1(string to) => (1, "");
        }
        """,
        /* shipped */ """
        job a(to: string, body: string)
        """);

    [Fact]
    public Task UpgradeOfNoJob_IsReported() => Shape.VerifyMessageAsync(
        """
        static partial class Work
        {
            [Job] static void Run(string to) { }
            [UpgradesFrom("Ran")] static string {|#0:V1|}(int to) => "";
        }
        """,
        "TJ5013",
        "'V1' cannot upgrade the arguments of job 'Ran': the class has no job of that method name");

    [Fact]
    public Task UpgradeThatReturnsSomethingElse_IsReported() => Shape.VerifyMessageAsync(
        """
        static partial class Work
        {
            [Job] static void Run(string to, int count, CancellationToken token) { }
            [UpgradesFrom(nameof(Run))] static string {|#0:V1|}(int to) => "";
        }
        """,
        "TJ5013",
        "'V1' cannot upgrade the arguments of job 'Run': it must return what the job takes now, '(string to, int count)'");

    [Fact]
    public Task UpgradeFromWhatIsStoredAlike_IsReported() => Shape.VerifyMessageAsync(
        """
        static partial class Work
        {
            [Job] static void Run(string body, string to) { }
            [UpgradesFrom(nameof(Run))] static (string, string) {|#0:V1|}(string to, string body) => (body, to);
        }
        """,
        "TJ5013",
        "'V1' cannot upgrade the arguments of job 'Run': 2 such arguments are stored like 2 of the job's own, so that the two cannot be told apart; "
        + "give the changed job a new name instead");

    [Fact]
    public Task UpgradeThatFits_IsSilent() => Shape.VerifyAsync(/* lang=c#-test */ """
        static partial class Work
        {
            [Job] static void Run(string to, int count, CancellationToken token) { }
            [UpgradesFrom(nameof(Run))] static (string, int) V1(int to) => ("", to);
        }
        """);
}
