using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Declaration.JobMustMeetTheContract>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class UpgradeMustFitTests
{
    [Fact]
    public Task FormsWithDifferentMembers_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record LineV1(int Cents, string Name);
        public record Line(decimal Price, string Name) { [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Cents, old.Name); }
        static partial class Work { [Job("a")] static void Run(Line line) { } }
        """);

    [Fact]
    public Task FormsOfDifferentKinds_AreSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Line(string Name)
        {
            [UpgradesFrom] internal static Line Parse(string old) => new(old);
            [UpgradesFrom] internal static Line Join(string[] old) => new(string.Join(" ", old));
        }
        static partial class Work { [Job("a")] static void Run(Line line) { } }
        """);

    [Fact]
    public Task MemberThatIsNullableNow_TellsNothing_ButAnotherDoes() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record LineV1(int Amount, int Weight);
        public record Line(int? Amount) { [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Amount); }
        static partial class Work { [Job("a")] static void Run(Line line) { } }
        """);

    [Fact]
    public Task FormsThatAreStoredAlike_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record LineV1(int Amount, string Name);
        public record Line(long? Amount, string Name) { [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Amount * 100, old.Name); }
        static partial class Work { [Job("a")] static void Run({|TJ2033:Line|} line) { } }
        """);

    [Fact]
    public Task PrivateMethod_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record Line(string Name) { [UpgradesFrom] static Line Parse(string old) => new(old); }
        static partial class Work { [Job("a")] static void Run({|TJ2033:Line|} line) { } }
        """);

    [Fact]
    public Task TwoMethodsForMaps_AreReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public record LineV1(int Cents);
        public record LineV2(int Pence);
        public record Line(decimal Price)
        {
            [UpgradesFrom] internal static Line FromV1(LineV1 old) => new(old.Cents);
            [UpgradesFrom] internal static Line FromV2(LineV2 old) => new(old.Pence);
        }
        static partial class Work { [Job("a")] static void Run({|TJ2033:Line|} line) { } }
        """);
}
