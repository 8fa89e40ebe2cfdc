using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What somebody has said of a method: that a second call does no harm, or that it does.</summary>
internal sealed class DeclaredEffect
{
    public static readonly DeclaredEffect Idempotent = new(isIdempotent: true, "", null);

    public DeclaredEffect(bool isIdempotent, string what, string? unlessParameter)
    {
        IsIdempotent = isIdempotent;
        What = what;
        UnlessParameter = unlessParameter;
    }

    public bool IsIdempotent { get; }

    /// <summary>What happens again, in the words of who declared it; may be empty.</summary>
    public string What { get; }

    /// <summary>The parameter that, given a stable value, makes a second call harmless.</summary>
    public string? UnlessParameter { get; }
}

/// <summary>All that users declare of effects. An attribute goes before the file, the file before <c>.editorconfig</c>, and all of them before the table.</summary>
internal sealed class EffectDeclarations
{
    private readonly List<KeyValuePair<string, DeclaredEffect>> _listed = [];
    private readonly ConcurrentDictionary<IMethodSymbol, DeclaredEffect?> _known = new(SymbolEqualityComparer.Default);

    public EffectDeclarations(Compilation compilation, IEnumerable<KeyValuePair<string, DeclaredEffect>> file, IdempotencySettings settings)
    {
        ReadAssembly(compilation.Assembly);
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (CanDeclare(reference))
            {
                ReadAssembly(reference);
            }
        }

        _listed.AddRange(file);
        foreach (var id in settings.IdempotentApis)
        {
            _listed.Add(new KeyValuePair<string, DeclaredEffect>(id, DeclaredEffect.Idempotent));
        }

        foreach (var id in settings.NonIdempotentApis)
        {
            _listed.Add(new KeyValuePair<string, DeclaredEffect>(id, new DeclaredEffect(isIdempotent: false, "", null)));
        }

        _listed.RemoveAll(static listed => !DocumentationIds.IsWellFormed(listed.Key));
    }

    /// <summary>What is declared of the method, of what it overrides or implements, or of its type; null when nothing is.</summary>
    public DeclaredEffect? Find(IMethodSymbol method)
    {
        if (!_known.TryGetValue(method, out var declared))
        {
            declared = FindNow(method);
            _known.TryAdd(method, declared);
        }

        return declared;
    }

    private DeclaredEffect? FindNow(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (FromAttributes(current) is { } own)
            {
                return own;
            }
        }

        if (method.ContainingType is not { } type)
        {
            return null;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol declared && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)
                    && FromAttributes(declared) is { } inherited)
                {
                    return inherited;
                }
            }
        }

        return FromAttributes(type.GetAttributes()) ?? FromLists(method);
    }

    private static DeclaredEffect? FromAttributes(IMethodSymbol method)
        => FromAttributes(method.GetAttributes())
            ?? (method.ContainingType is { TypeKind: TypeKind.Interface } contract ? FromAttributes(contract.GetAttributes()) : null);

    private static DeclaredEffect? FromAttributes(System.Collections.Immutable.ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { Name: "IdempotentAttribute" or "NonIdempotentAttribute" } type || !TypeNames.IsInNamespace(type, "TypedJobs"))
            {
                continue;
            }

            var text = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";
            if (type.Name == "NonIdempotentAttribute")
            {
                return new DeclaredEffect(isIdempotent: false, text, Named(attribute, "UnlessParameter"));
            }

            // A claim without its reason is not believed: TJ3023 asks for it.
            if (text.Trim().Length > 0)
            {
                return DeclaredEffect.Idempotent;
            }
        }

        return null;
    }

    private DeclaredEffect? FromLists(IMethodSymbol method)
    {
        foreach (var listed in _listed)
        {
            if (DocumentationIds.Names(listed.Key, method))
            {
                return listed.Value;
            }
        }

        return null;
    }

    /// <summary>True for an assembly that knows the attribute; reading those of a whole framework costs more than the rest of a start.</summary>
    private static bool CanDeclare(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var known in module.ReferencedAssemblies)
            {
                if (known.Name.StartsWith("TypedJobs", System.StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void ReadAssembly(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "EffectOfAttribute" } type && TypeNames.Is(type, "TypedJobs.EffectOfAttribute")
                && attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0].Value is string id && arguments[1].Value is int effect)
            {
                _listed.Add(new KeyValuePair<string, DeclaredEffect>(
                    id, new DeclaredEffect(effect == 0, Named(attribute, "What") ?? "", Named(attribute, "UnlessParameter"))));
            }
        }
    }

    private static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value as string;
            }
        }

        return null;
    }
}
