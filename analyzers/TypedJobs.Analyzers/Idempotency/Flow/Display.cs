using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>How members are named in messages: <c>HttpClient.PostAsync</c>, <c>new FileStream</c>.</summary>
internal static class Display
{
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + constructor.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } property } => Of(property),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => function.Name,
        { ContainingType: { } type } => type.Name + "." + member.Name,
        _ => member.Name,
    };
}
