using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class PayloadMustBeRebuildableTests
{
    [Fact]
    public Task MatchingConstructor_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money(decimal amount) { public decimal Amount { get; } = amount; }
        static partial class Work { [Job] static void Run(Money x) { } }
        """);

    [Fact]
    public Task Setters_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money { public decimal Amount { get; set; } }
        static partial class Work { [Job] static void Run(Money x) { } }
        """);

    [Fact]
    public Task NothingToCarry_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Tick;
        public struct Unit { public static int Count; public const int Max = 1; public event Action? Changed { add { } remove { } } }
        public class Cached { [MessagePack.IgnoreMember] private int _hash; public override int GetHashCode() => _hash++; }
        static partial class Work { [Job] static void Run(Tick x, Unit y, Cached z) { } }
        """);

    [Fact]
    public Task AllStateHidden_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public struct Money { private long _cents; public static Money Of(long cents) => new() { _cents = cents }; public override string ToString() => $"{_cents}"; }
        public class Bag { private int Count { get; set; } public void Add() => Count++; }
        [System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _first; }
        static partial class Work { [Job] static void Run({|TJ2013:Money|} x, {|TJ2013:Bag|} y, {|TJ2013:Four|} z) { } }
        """);

    [Fact]
    public Task ConstructorThatMatchesNothing_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Money { public Money(long cents) => Amount = cents; public decimal Amount { get; } }
        static partial class Work { [Job] static void Run({|TJ2013:Money|} x) { } }
        """);

    [Fact]
    public Task ConstructorThatMatchesNothing_Message_NamesTheParameter() => Verifier.VerifyMessageAsync(
        /* lang=c#-test */ """
        public class Money { public Money(long cents) => Amount = cents; public decimal Amount { get; } }
        static partial class Work { [Job] static void Run({|#0:Money|} x) { } }
        """,
        "TJ2013",
        """Parameter 'x' of job 'Run' cannot be serialized: 'Money' cannot be built again (constructor parameter 'cents' matches no member); give it a public constructor whose parameters are named and typed as its members, or setters""");
}
