using Fix = TypedJobs.Analyzers.Tests.FixVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant, TypedJobs.CodeFixes.Serialization.NumberEnumFix>;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Serialization.PayloadMayNotTravelAsMeant>;

namespace TypedJobs.Analyzers.Tests.Serialization;

public class EnumValuesAreImplicitTests
{
    [Fact]
    public Task NumberedEnum_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public enum Channel { Mail = 0, Sms = 1 }
        static partial class Work { [Job] static void Run(Channel x) { } }
        """);

    [Fact]
    public Task EnumOfTheFramework_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static partial class Work { [Job] static void Run(DayOfWeek x) { } }
        """);

    [Fact]
    public Task EnumWithoutNumbers_IsReported() => Verifier.VerifyAsync(/* lang=c#-test */ """
        public enum Channel { Mail, Sms = 5 }
        static partial class Work { [Job] static void Run({|TJ2022:Channel|} x) { } }
        """);

    [Fact]
    public Task EnumWithoutNumbers_Fix_IsNumbered() => Fix.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel
        {
            Mail, // by post
            Sms = 5,
            Push
        }

        static partial class Work { [Job] static void Run({|TJ2022:Channel|} x) { } }
        """,
        /* lang=c#-test */ """
        public enum Channel
        {
            Mail = 0, // by post
            Sms = 5,
            Push = 6
        }

        static partial class Work { [Job] static void Run(Channel x) { } }
        """);
}
