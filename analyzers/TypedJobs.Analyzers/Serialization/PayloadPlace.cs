using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers;

/// <summary>Where a finding about a payload is shown: on the type in the job's own signature, with the member as another place.</summary>
internal static class PayloadPlace
{
    /// <summary>The type syntax of a parameter, or the return type of a method.</summary>
    public static Location Of(ISymbol subject, CancellationToken cancellationToken)
    {
        foreach (var reference in subject.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellationToken))
            {
                case ParameterSyntax { Type: { } type }:
                    return type.GetLocation();
                case MethodDeclarationSyntax method:
                    return method.ReturnType.GetLocation();
            }
        }

        return subject.Locations[0];
    }

    /// <summary>The member that is wrong, if it is in source; and the type, where it is the one to change.</summary>
    public static IEnumerable<Location> OfMember(PayloadVerdict verdict)
    {
        var hasMember = verdict.Member is { Locations: { Length: > 0 } locations } && locations[0].IsInSource;
        if (hasMember)
        {
            yield return verdict.Member!.Locations[0];
        }

        if ((verdict.Problem == PayloadProblem.Open || (verdict.Problem == PayloadProblem.Hidden && !hasMember)) && verdict.Type is INamedTypeSymbol type)
        {
            foreach (var declaration in Declarations(type))
            {
                yield return declaration;
            }
        }
    }

    /// <summary>Every declaration of a type in source.</summary>
    public static IEnumerable<Location> Declarations(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            yield break;
        }

        foreach (var location in type.Locations)
        {
            if (location.IsInSource)
            {
                yield return location;
            }
        }
    }
}
