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
}
