using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class RequiredMemberMustBeSettableTests
{
    [Fact]
    public Task RequiredInit_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Order { public required string Number { get; init; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task SetsRequiredMembers_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public class Order { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Order(string number) => Number = number; public required string Number { get; init; } }
        static partial class Work { [Job] static void Run(Order x) { } }
        """);

    [Fact]
    public Task HiddenRequiredField_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        class Order { public int Id { get; set; } internal required string Number; }
        static partial class Work { [Job] static void Run({|TJ2016:Order|} x) { } }
        """);
}
