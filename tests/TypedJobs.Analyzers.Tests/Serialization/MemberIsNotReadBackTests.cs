using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant, TypedJobs.CodeFixes.Serialization.AddInitFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class MemberIsNotReadBackTests
{
    [Fact]
    public Task Init_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; init; } = 1; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task Computed_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total => Id * 2; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task ConstructorMember_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order(int total) { public int Id { get; set; } public int Total { get; } = total; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task Ignored_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } [MessagePack.IgnoreMember] public int Total { get; } = 1; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task GetOnlyWithAValue_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; } = 1; }
        static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } }
        """);

    [Fact]
    public Task PrivateSet_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; private set; } }
        static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } }
        """);

    [Fact]
    public Task GetOnlyWithAValue_Fix_GetsInit() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        public sealed class Order
        {
            public int Id { get; set; }
            public int Total { get; } = 1;
        }

        static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } }
        """,
        /* lang=c#-test */ """
        public sealed class Order
        {
            public int Id { get; set; }
            public int Total { get; init; } = 1;
        }

        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task PrivateSet_HasNoFix() => Fix.VerifyNoFixAsync(/* lang=c#-test */ """
        public sealed class Order { public int Id { get; set; } public int Total { get; private set; } }
        static partial class Work { [Job] static void Run({|TJ2014:Order|} x) { } }
        """);
}
