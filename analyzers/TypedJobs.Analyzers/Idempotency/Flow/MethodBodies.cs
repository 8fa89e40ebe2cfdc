using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>The bodies of this compilation's methods, each read once.</summary>
internal sealed class MethodBodies
{
    private readonly Compilation _compilation;
    private readonly Implementations _implementations;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodBody?> _bodies = new(SymbolEqualityComparer.Default);

    public MethodBodies(Compilation compilation)
    {
        _compilation = compilation;
        _implementations = new Implementations(compilation);
    }

    /// <summary>The method whose body a call runs: itself, or the one implementation that this compilation has of it.</summary>
    public CallTarget? Resolve(IMethodSymbol method)
    {
        if (method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return _implementations.SingleOf(method) ?? (!method.IsAbstract && IsHere(method) ? new CallTarget(method) : null);
        }

        // Nothing is a BaseExporter alone: what its Run calls is what the one class that derives from it makes of it.
        if (method.IsVirtual && method.ContainingType is { IsAbstract: true } && _implementations.SingleOf(method) is { } overriding && IsHere(overriding.Method))
        {
            return overriding;
        }

        var implementation = method.PartialImplementationPart ?? method;
        return IsHere(implementation) ? new CallTarget(implementation) : null;
    }

    public MethodBody? Read(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method, out var body))
        {
            body = ReadNow(method);
            _bodies.TryAdd(method, body);
        }

        return body;
    }

    private bool IsHere(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            // In the IDE the trees of a referenced project belong to another compilation.
            if (_compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                return true;
            }
        }

        return false;
    }

    private MethodBody? ReadNow(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (!_compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                continue;
            }

            var syntax = reference.GetSyntax(CancellationToken.None);
            if (syntax is AccessorDeclarationSyntax { Body: null, ExpressionBody: null } or BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null })
            {
                continue;
            }

            // The one place that asks for a semantic model: once per method that a job reaches. The driver's compilation caches models by
            // tree, and the alternative, all methods at the end of the compilation, would show nothing while typing.
#pragma warning disable RS1030
            var operation = _compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
#pragma warning restore RS1030
            if (operation is not null)
            {
                return MethodBodyReader.Read(ImmutableArray.Create(operation));
            }
        }

        return null;
    }
}
