using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the one implementation that this compilation has of an interface or abstract member: the usual <c>IMailer</c> and <c>Mailer</c>.</summary>
internal sealed class Implementations
{
    private static readonly string[] Doubles = ["Fake", "Mock", "Stub", "Null", "NoOp", "Noop", "Dummy", "InMemory", "Test"];

    private readonly Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>> _byContract;

    public Implementations(Compilation compilation)
        => _byContract = new Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>>(() => Index(compilation), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The one method that runs when the member is called; null when there is none here, or more than one.</summary>
    public IMethodSymbol? SingleOf(IMethodSymbol member)
    {
        if (member.ContainingType is not { } contract || !_byContract.Value.TryGetValue(contract.OriginalDefinition, out var types))
        {
            return null;
        }

        return Only(member, types, includeDoubles: true) ?? Only(member, types, includeDoubles: false);
    }

    private static IMethodSymbol? Only(IMethodSymbol member, List<INamedTypeSymbol> types, bool includeDoubles)
    {
        IMethodSymbol? only = null;
        foreach (var type in types)
        {
            if ((!includeDoubles && IsDouble(type)) || Implementation(type, member) is not { } found)
            {
                continue;
            }

            if (only is not null && !SymbolEqualityComparer.Default.Equals(only, found))
            {
                return null;
            }

            only = found;
        }

        return only;
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol member)
    {
        if (member.ContainingType.TypeKind != TypeKind.Interface)
        {
            return Override(type, member);
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, member.ContainingType.OriginalDefinition))
            {
                continue;
            }

            foreach (var candidate in contract.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition)
                    && type.FindImplementationForInterfaceMember(candidate) is IMethodSymbol { IsAbstract: false } found)
                {
                    return (found.PartialImplementationPart ?? found).OriginalDefinition;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol member)
    {
        foreach (var candidate in type.GetMembers(member.Name))
        {
            if (candidate is not IMethodSymbol { IsOverride: true, IsAbstract: false } method)
            {
                continue;
            }

            for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member.OriginalDefinition))
                {
                    return method.OriginalDefinition;
                }
            }
        }

        return null;
    }

    private static bool IsDouble(INamedTypeSymbol type)
    {
        foreach (var name in Doubles)
        {
            if (type.Name.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<ISymbol, List<INamedTypeSymbol>> Index(Compilation compilation)
    {
        var index = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in SourceTypes.Of(compilation))
        {
            if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
            {
                continue;
            }

            foreach (var contract in type.AllInterfaces)
            {
                Add(index, contract.OriginalDefinition, type);
            }

            for (var parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
            {
                Add(index, parent.OriginalDefinition, type);
            }
        }

        return index;
    }

    private static void Add(Dictionary<ISymbol, List<INamedTypeSymbol>> index, ISymbol contract, INamedTypeSymbol type)
    {
        if (!index.TryGetValue(contract, out var types))
        {
            index.Add(contract, types = []);
        }

        types.Add(type);
    }
}
