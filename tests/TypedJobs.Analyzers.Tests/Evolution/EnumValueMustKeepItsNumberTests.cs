namespace TypedJobs.Analyzers.Tests.Evolution;

public class EnumValueMustKeepItsNumberTests
{
    [Fact]
    public Task UnchangedEnum_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail = 0, Sms = 1 }
        static partial class Work { [Job("a")] static void Run(Channel to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0, Sms = 1 }
        """);

    [Fact]
    public Task NewValue_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Mail = 0, Sms = 1 }
        static partial class Work { [Job("a")] static void Run(Channel to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0 }
        """,
        /* unshipped */ """
        enum Channel : int { Mail = 0, Sms = 1 }
        """);

    [Fact]
    public Task EnumThatBecameItsNumber_RecordedAsUnshipped_IsSilent() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        static partial class Work { [Job("a")] static void Run(int to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0 }
        """,
        /* unshipped */ """
        job a(to: int)
        """);

    [Fact]
    public Task ChangedNumber_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel { Push, Mail }
        static partial class Work { [Job("a")] static void Run({|TJ5007:Channel|} to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0 }
        """);

    [Fact]
    public Task NarrowerUnderlying_IsReported() => ContractVerifier.VerifyAsync(
        /* lang=c#-test */ """
        public enum Channel : byte { Mail = 0 }
        static partial class Work { [Job("a")] static void Run({|TJ5004:Channel|} to) { } }
        """,
        /* shipped */ """
        job a(to: Channel)
        enum Channel : int { Mail = 0 }
        """);
}
