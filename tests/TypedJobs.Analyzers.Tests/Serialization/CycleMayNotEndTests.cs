using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class CycleMayNotEndTests
{
    [Fact]
    public Task Tree_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Node { public List<Node> Children { get; set; } = []; }
        static partial class Work { [Job] static void Run(Node x) { } }
        """);

    [Fact]
    public Task NullableNext_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Node { public Node? Next { get; set; } }
        static partial class Work { [Job] static void Run(Node x) { } }
        """);

    [Fact]
    public Task IgnoredBackReference_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public Customer Customer { get; set; } = new(); }
        public sealed class Customer { [MessagePack.IgnoreMember] public List<Order> Orders { get; set; } = []; }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task NullableBackReference_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public Customer? Customer { get; set; } }
        public sealed class Customer { public Order? Order { get; set; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task NextOfUnknownNullability_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        #nullable disable
        public sealed class Node { public Node Next { get; set; } }
        static partial class Work { [Job] static void Run(Node x) { } }
        """);

    [Fact]
    public Task NextThatIsNeverNull_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed record Node(int Value, Node Next);
        static partial class Work { [Job] static void Run({|TJ2008:Node|} x) { } }
        """);

    [Fact]
    public Task BackReference_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public sealed class Order { public Customer Customer { get; set; } = new(); }
        public sealed class Customer { public List<Order> Orders { get; set; } = []; }
        static partial class Work { [Job] static void Run({|TJ2008:Order|} x) { } }
        """);
}
