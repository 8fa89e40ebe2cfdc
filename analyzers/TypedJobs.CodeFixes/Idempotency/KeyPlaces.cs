using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Where a call can take an idempotency key.</summary>
internal static class KeyPlaces
{
    /// <summary>The call with the key in a parameter of that name, or in an options object that has one; null if it takes none.</summary>
    public static MethodDeclarationSyntax? WithOption(
        MethodDeclarationSyntax method, InvocationExpressionSyntax call, SemanticModel model, string key, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return null;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && ValueFor(parameter, key) is { } value)
            {
                var added = SyntaxFactory.Argument(AsyncCode.Expression(value))
                    .WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(parameter.Name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
                return method.ReplaceNode(call, call.WithArgumentList(call.ArgumentList.AddArguments(added)));
            }
        }

        return null;
    }

    /// <summary>The method with the header set on the request before it is sent; null if the request is no local, or the send no statement of a block.</summary>
    public static MethodDeclarationSyntax? WithHeader(
        MethodDeclarationSyntax method, InvocationExpressionSyntax call, SemanticModel model, string key, CancellationToken cancellationToken)
    {
        var request = call.ArgumentList.Arguments.Select(static a => a.Expression).OfType<IdentifierNameSyntax>().FirstOrDefault(
            name => model.GetTypeInfo(name, cancellationToken).Type.HasName("System.Net.Http.HttpRequestMessage")
                && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol);
        if (request is null || call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement)
        {
            return null;
        }

        var header = SyntaxFactory.ParseStatement($"{request.Identifier.ValueText}.Headers.Add(\"Idempotency-Key\", {key});")
            .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(LineEnds.Of(method.SyntaxTree.GetRoot(cancellationToken)));
        return method.InsertNodesBefore(statement, [header]);
    }

    /// <summary>True for what is passed as a key: an argument or assignment of such a name, or the value of such a header.</summary>
    public static bool IsKeyValue(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (expression.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Right == expression:
                return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is { } member && Names.IsKey(member.Name)
                    && model.GetTypeInfo(assignment.Left, cancellationToken).Type?.SpecialType == SpecialType.System_String;
            case ArgumentSyntax { Parent: ArgumentListSyntax list } argument:
                if (model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { Type.SpecialType: SpecialType.System_String } parameter }
                    && Names.IsKey(parameter.Name))
                {
                    return true;
                }

                var index = list.Arguments.IndexOf(argument);
                return index > 0 && list.Arguments[index - 1].Expression is LiteralExpressionSyntax { Token.Value: string header } && Names.IsCertainlyKey(header)
                    && model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String;
            default:
                return false;
        }
    }

    /// <summary>True for a value that is made anew from an identity or from the clock.</summary>
    public static bool IsUnstable(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
        => expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name =>
            model.GetSymbolInfo(name, cancellationToken).Symbol is { ContainingType: { } type } member
            && ((type.HasName("System.Guid") && member.Name is "NewGuid" or "CreateVersion7")
                || (member.Name is "Now" or "UtcNow" or "GetUtcNow" && (type.HasName("System.DateTime") || type.HasName("System.DateTimeOffset") || type.HasName("System.TimeProvider")))));

    private static string? ValueFor(IParameterSymbol parameter, string key)
    {
        if (parameter.Type.SpecialType == SpecialType.System_String)
        {
            return Names.IsCertainlyKey(parameter.Name) ? key : null;
        }

        if (parameter.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } options
            || !options.InstanceConstructors.Any(static c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public))
        {
            return null;
        }

        for (var type = options; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers("IdempotencyKey"))
            {
                if (member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, Type.SpecialType: SpecialType.System_String })
                {
                    return $"new {options.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ IdempotencyKey = {key} }}";
                }
            }
        }

        return null;
    }
}
