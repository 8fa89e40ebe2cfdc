using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Which methods are jobs: those with <c>[Job]</c>, and those that <c>typedjobs.entry_points</c> names, so that code which does not use TypedJobs
/// yet can be looked at.</summary>
/// <remarks><c>M:</c> names a method, or the interface or base member that it implements. <c>T:</c> names an interface or base class (<c>T:Quartz.IJob</c>:
/// what implements its members), a class (its public methods), an attribute (the methods that carry it), or a type that takes jobs as expressions
/// (<c>T:Hangfire.BackgroundJob</c>: the methods called in them).</remarks>
internal sealed class EntryPoints
{
    private readonly string[] _ids;
    private readonly Lazy<HashSet<ISymbol>> _enqueued;

    public EntryPoints(Compilation compilation, string[] ids)
    {
        _ids = Array.FindAll(ids, DocumentationIds.IsWellFormed);
        _enqueued = new Lazy<HashSet<ISymbol>>(() => EnqueuedMethods.Read(compilation, _ids), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public bool Contains(IMethodSymbol method)
    {
        if (_ids.Length == 0 || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || method.IsAbstract)
        {
            return false;
        }

        foreach (var id in _ids)
        {
            if (IsNamedBy(id, method))
            {
                return true;
            }
        }

        return _enqueued.Value.Contains(method.OriginalDefinition) || ImplementsEnqueued(method);
    }

    private static bool IsNamedBy(string id, IMethodSymbol method)
    {
        if (id[0] == 'M')
        {
            return DocumentationIds.Names(id, method) || Implements(method, member => DocumentationIds.Names(id, member));
        }

        var name = id.Substring(2);
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && TypeNames.IsOrInherits(type, name))
            {
                return true;
            }
        }

        // Of a class itself all public methods are meant; of what it is derived from, only the members that it has from there.
        return (method.DeclaredAccessibility == Accessibility.Public && TypeNames.Is(method.ContainingType, name))
            || Implements(method, member => TypeNames.Is(member.ContainingType, name) && !EnqueuedMethods.TakesExpression(member));
    }

    private bool ImplementsEnqueued(IMethodSymbol method)
        => Implements(method, member => _enqueued.Value.Contains(member.OriginalDefinition));

    private static bool Implements(IMethodSymbol method, Func<IMethodSymbol, bool> matches)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (matches(overridden))
            {
                return true;
            }
        }

        if (method.ContainingType is not { } type)
        {
            return false;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers())
            {
                if (member is IMethodSymbol declared && matches(declared)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
