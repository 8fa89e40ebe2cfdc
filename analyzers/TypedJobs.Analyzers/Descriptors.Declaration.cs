using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor JobMethodMustBeStatic = Error(
        "TJ1002", DeclarationCategory,
        "A job method must be static",
        "Job '{0}' must be static: no instance travels with it; take what it needs as parameters, services with [FromServices]");
}
