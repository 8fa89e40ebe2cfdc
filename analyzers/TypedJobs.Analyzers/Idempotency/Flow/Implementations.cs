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
    /// <param name="member">A member of an interface, or one that can be overridden.</param>
    public CallTarget? SingleOf(IMethodSymbol member)
    {
        if (member.ContainingType is not { } contract || !_byContract.Value.TryGetValue(contract.OriginalDefinition, out var types))
        {
            return null;
        }

        return (Only(member, types) ?? Only(member, types.FindAll(static type => !IsDouble(type)))) is { } only ? new CallTarget(only) : OfDecorated(member, types);
    }

    private static IMethodSymbol? Only(IMethodSymbol member, List<INamedTypeSymbol> types)
    {
        IMethodSymbol? only = null;
        foreach (var type in types)
        {
            if (Implementation(type, member) is not { } found)
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

    /// <summary>One implementation behind one decorator: <c>LoggedMailer(IMailer inner)</c> is what is called, and what it calls is the other.</summary>
    private static CallTarget? OfDecorated(IMethodSymbol member, List<INamedTypeSymbol> types)
    {
        var contract = member.ContainingType.OriginalDefinition;
        var real = types.FindAll(static type => !IsDouble(type));
        var decorators = real.FindAll(type => Takes(type, contract));
        if (decorators.Count != 1 || real.Count != 2)
        {
            return null;
        }

        var decorated = Only(member, real.FindAll(type => !decorators.Contains(type)));
        return Only(member, decorators) is { } outer ? new CallTarget(outer, decorators[0].OriginalDefinition, decorated) : null;
    }

    /// <summary>True for a type whose constructor is given the contract that it implements.</summary>
    private static bool Takes(INamedTypeSymbol type, INamedTypeSymbol contract)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (SymbolEqualityComparer.Default.Equals(parameter.Type.OriginalDefinition, contract))
                {
                    return true;
                }
            }
        }

        return false;
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

    /// <summary>What a type runs for a member of a class that it derives from: the nearest override on the way there, or the member itself.</summary>
    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol member)
    {
        for (var at = type; at is not null && !SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, member.ContainingType.OriginalDefinition); at = at.BaseType)
        {
            foreach (var candidate in at.GetMembers(member.Name))
            {
                if (candidate is IMethodSymbol { IsOverride: true, IsAbstract: false } method && Overrides(method, member))
                {
                    return method.OriginalDefinition;
                }
            }
        }

        return member.IsAbstract ? null : member.OriginalDefinition;
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol member)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
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
