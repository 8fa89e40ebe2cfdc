using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Reliability;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>A call in a job that can be wrapped in <c>OnceAsync</c>, and what it becomes.</summary>
internal sealed class OnceSite
{
    private readonly InvocationExpressionSyntax _call;
    private readonly string _effect;

    private OnceSite(MethodDeclarationSyntax method, ExpressionSyntax replaced, InvocationExpressionSyntax call, string effect, bool isAwaited)
    {
        Method = method;
        Replaced = replaced;
        _call = call;
        _effect = effect;
        IsAwaited = isAwaited;
    }

    public MethodDeclarationSyntax Method { get; }

    /// <summary>The expression that the wrapped one takes the place of: the await with the call in it, or the call.</summary>
    public ExpressionSyntax Replaced { get; }

    private bool IsAwaited { get; }

    /// <summary>The site of a call, or null where wrapping it would not compile, would not behave, or would run one of many only.</summary>
    public static OnceSite? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MethodAround(call) is not { } method || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol target)
        {
            return null;
        }

        var symbols = KnownSymbols.Of(model.Compilation);
        var outer = (ExpressionSyntax)(ConfigureAwaitOf(call) ?? call);
        if (outer.Parent is AwaitExpressionSyntax awaited)
        {
            return OfAwaited(method, awaited, call, target, symbols);
        }

        if (symbols.IsTask(target.ReturnType))
        {
            // A task that is returned as it is: only where its result does not matter.
            var isReturned = call.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax;
            return isReturned && !IsAsync(method) && KnownSymbols.Same(model.GetDeclaredSymbol(method, cancellationToken)?.ReturnType, symbols.Task)
                ? new OnceSite(method, call, call, Effect(call, KnownSymbols.Same(target.ReturnType, symbols.Task)), isAwaited: false)
                : null;
        }

        return call.Parent is ExpressionStatementSyntax && AsyncCode.CanAwaitAt(call)
            ? new OnceSite(method, call, call, $"_ => {{ {Text(call)}; return global::System.Threading.Tasks.Task.CompletedTask; }}", isAwaited: true)
            : null;
    }

    /// <summary>The call of OnceAsync on the context of that name.</summary>
    public ExpressionSyntax Wrapped(string context)
    {
        var once = AsyncCode.Expression($"{context}.OnceAsync(\"{Name()}\", {_effect})");
        return IsAwaited ? AsyncCode.Await(once, Replaced) : once;
    }

    private static OnceSite? OfAwaited(
        MethodDeclarationSyntax method, AwaitExpressionSyntax awaited, InvocationExpressionSyntax call, IMethodSymbol target, KnownSymbols symbols)
    {
        if (!AsyncCode.CanAwaitAt(awaited))
        {
            return null;
        }

        if (awaited.Parent is ExpressionStatementSyntax)
        {
            return new OnceSite(method, awaited, call, Effect(call, KnownSymbols.Same(target.ReturnType, symbols.Task)), isAwaited: true);
        }

        // The result is used, so it is kept for the next attempt: OnceAsync keeps simple values by itself.
        return target.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task && symbols.IsTask(task) && KeptResults.Contain(task.TypeArguments[0])
            ? new OnceSite(
                method, awaited, call, KnownSymbols.Same(task.OriginalDefinition, symbols.TaskOfT) ? $"_ => {Text(call)}" : $"async _ => await {Text(call)}", isAwaited: true)
            : null;
    }

    // What the call returns is not kept, since nobody looks at it.
    private static string Effect(InvocationExpressionSyntax call, bool isTask)
        => isTask ? $"_ => {Text(call)}" : $"async _ => {{ await {Text(call)}; }}";

    // In a loop or in a function of its own, one name would stand for many calls.
    public static MethodDeclarationSyntax? MethodAround(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case MethodDeclarationSyntax method:
                    return method;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
                    or WhileStatementSyntax or DoStatementSyntax or LockStatementSyntax or QueryExpressionSyntax:
                    return null;
            }
        }

        return null;
    }

    private static InvocationExpressionSyntax? ConfigureAwaitOf(InvocationExpressionSyntax call)
        => call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : null;

    private static bool IsAsync(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    private static string Text(InvocationExpressionSyntax call) => call.WithoutTrivia().ToFullString();

    // Two effects of one job must not share a name: the second would not run. Calls of one method are counted in the order of the source.
    private string Name()
    {
        var name = NameOf(_call);
        var earlier = Method.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(c => c.SpanStart < _call.SpanStart && NameOf(c) == name);
        var taken = Method.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(l => l.Token.ValueText == name);
        // An earlier call that is wrapped already has its name in the source: it is not counted twice.
        var number = Math.Max(earlier, taken ? 1 : 0);
        return number > 0 ? name + (number + 1).ToString(CultureInfo.InvariantCulture) : name;
    }

    private static string NameOf(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "effect",
        };
        name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name.Substring(0, name.Length - 5) : name;
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
