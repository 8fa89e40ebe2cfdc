using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Mends TJ3016 for a job of TypedJobs: the job that is enqueued gets an id that is derived from the enqueueing one's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DeriveJobIdFix : JobCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.JobIsEnqueuedAgain.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call || model is null
            || OnceSite.MethodAround(call) is not { } method)
        {
            return;
        }

        var job = await JobContexts.FindAsync(method, model, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false);
        if (job is not { } found || WithId(call, method, model, found.Name, context.CancellationToken) is not { } named)
        {
            return;
        }

        var changed = method.ReplaceNode(call, named.WithTriviaFrom(call));
        changed = found.IsNew ? JobContexts.WithContext(changed, found.Name, model) : changed;
        Offer(context, context.Diagnostics[0], "Derive its id from the job's own", _ => Task.FromResult(
            context.Document.WithSyntaxRoot(root.ReplaceNode(method, changed.WithAdditionalAnnotations(Formatter.Annotation)))));
    }

    private static InvocationExpressionSyntax? WithId(
        InvocationExpressionSyntax call, MethodDeclarationSyntax method, SemanticModel model, string context, CancellationToken cancellationToken)
    {
        var symbols = KnownSymbols.Of(model.Compilation);
        if (call.Expression is not MemberAccessExpressionSyntax access || call.ToString().Contains(".WithId(")
            || model.GetOperation(call, cancellationToken) is not IInvocationOperation { Instance.Type: { } receiver } operation || !symbols.IsEnqueue(operation.TargetMethod))
        {
            return null;
        }

        if (symbols.IsCall(receiver))
        {
            return call.WithExpression(access.WithExpression(Named(access.Expression, Id(access.Expression))));
        }

        var arguments = call.ArgumentList.Arguments;
        if (operation.Arguments.FirstOrDefault(a => symbols.IsCall(a.Value.Type) || symbols.IsCall(a.Parameter?.Type)) is { Syntax: ArgumentSyntax passed })
        {
            return call.ReplaceNode(passed, passed.WithExpression(Named(passed.Expression, Id(passed.Expression))));
        }

        if (!receiver.GetMembers("With").Any(static m => m is IMethodSymbol))
        {
            return null;
        }

        // The entry of the facade: the token stays with the enqueue, the payload goes into the call.
        var token = operation.Arguments.FirstOrDefault(a => KnownSymbols.Same(a.Parameter?.Type, symbols.CancellationToken)
            && a.Parameter!.Ordinal == operation.TargetMethod.Parameters.Length - 1 && !a.IsImplicit)?.Syntax as ArgumentSyntax;
        var payload = arguments.Where(a => a != token);
        var with = SyntaxFactory.InvocationExpression(
            access.WithName(SyntaxFactory.IdentifierName("With")), Separated(payload.ToArray()));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Named(with, Id(access.Expression)), access.Name),
            token is null ? SyntaxFactory.ArgumentList() : Separated(token));

        string Id(ExpressionSyntax named)
        {
            var name = NameOf(named);
            var earlier = method.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(
                other => other.SpanStart < call.SpanStart && other.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Enqueue" or "EnqueueAsync" });
            return $"{context}.Id.Derive(\"{name}{(earlier > 0 ? (earlier + 1).ToString(CultureInfo.InvariantCulture) : string.Empty)}\")";
        }
    }

    private static InvocationExpressionSyntax Named(ExpressionSyntax call, string id)
    {
        var receiver = call is AwaitExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or ObjectCreationExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(call.WithoutTrivia())
            : call.WithoutTrivia();
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, SyntaxFactory.IdentifierName("WithId")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(id)))));
    }

    private static ArgumentListSyntax Separated(params ArgumentSyntax[] arguments)
        => SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            arguments.Select(static a => a.WithoutTrivia()),
            Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), System.Math.Max(0, arguments.Length - 1))));

    // The entry's name in Jobs.Ship.With(id), a variable's name, or what it is.
    private static string NameOf(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner } })
        {
            expression = inner;
        }

        var name = expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "next",
        };
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
