using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>The method of this compilation that a call runs. What a decorator calls is not the decorator.</summary>
internal sealed class CallTarget
{
    private readonly INamedTypeSymbol? _decorator;
    private readonly IMethodSymbol? _decorated;

    public CallTarget(IMethodSymbol method, INamedTypeSymbol? decorator = null, IMethodSymbol? decorated = null)
    {
        Method = method;
        _decorator = decorator;
        _decorated = decorated;
    }

    /// <summary>What runs wherever it is called, but for the decorator itself.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>What runs when a method of the type calls.</summary>
    public IMethodSymbol? From(INamedTypeSymbol? caller)
        => _decorator is not null && SymbolEqualityComparer.Default.Equals(caller?.OriginalDefinition, _decorator) ? _decorated : Method;
}
