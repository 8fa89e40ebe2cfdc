using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>Tells a class that a container makes from one that holds data: its constructor takes services.</summary>
internal static class ServiceClass
{
    // A service whose services have services; beyond that the question is not worth its time.
    private const int DeepestDependency = 3;

    /// <summary>The service that a constructor of the class takes; null if there is none, or the type is meant to hold data.</summary>
    public static ITypeSymbol? DependencyOf(INamedTypeSymbol type) => DependencyOf(type, depth: 0);

    private static ITypeSymbol? DependencyOf(INamedTypeSymbol type, int depth)
    {
        if (type.TypeKind != TypeKind.Class || type.IsRecord || type.IsStatic || depth == DeepestDependency || PayloadRefusals.Of(type) != PayloadProblem.None
            || type.FindAttribute(WellKnownNames.MessagePackObjectAttribute) is not null)
        {
            return null;
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Private)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (parameter.Type is INamedTypeSymbol dependency && IsService(dependency, depth))
                    {
                        return dependency;
                    }
                }
            }
        }

        return null;
    }

    private static bool IsService(INamedTypeSymbol type, int depth)
        => PayloadRefusals.Of(type) == PayloadProblem.Service || IsInterfaceToCall(type) || DependencyOf(type, depth + 1) is not null;

    // An interface of properties may be data, and one of System is a collection or a contract of values.
    private static bool IsInterfaceToCall(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Interface, ContainingNamespace: var space } && !IsSystem(space)
            && type.AllInterfaces.Add(type).Any(static contract => !IsSystem(contract.ContainingNamespace)
                && contract.GetMembers().Any(static m => m is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false }));

    private static bool IsSystem(INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }
}
