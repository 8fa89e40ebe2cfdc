using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor EffectDeclarationMustBeReadable = Warning(
        "TJ9001", ConfigurationCategory,
        "A declaration of an effect should be readable",
        "'{0}' declares nothing: {1}");

    public static readonly DiagnosticDescriptor EffectMustBeDeclaredOnce = Warning(
        "TJ9002", ConfigurationCategory,
        "An API should not be declared idempotent and non-idempotent",
        "'{0}' is declared {1} here and the opposite elsewhere, so the rules may follow the wrong one; remove one of the two");

    public static readonly DiagnosticDescriptor JobIsNotFollowedToItsEnd = OffByDefault(
        "TJ9003", ConfigurationCategory,
        "The analysis of a job should reach its end",
        "Job '{0}' was not analysed completely: {1}");

    public static readonly DiagnosticDescriptor JobCannotBeAnalysed = Warning(
        "TJ9004", ConfigurationCategory,
        "The analysis of a job should not fail",
        "Job '{0}' was not analysed, so nothing is said of its idempotency: {1}; please report this as a fault of TypedJobs");

    public static readonly DiagnosticDescriptor SettingMustBeUnderstood = Warning(
        "TJ9005", ConfigurationCategory,
        "A setting of TypedJobs should have a value that is understood",
        "'{0} = {1}' is not understood and the default is used: write {2}",
        WellKnownDiagnosticTags.CompilationEnd);
}
