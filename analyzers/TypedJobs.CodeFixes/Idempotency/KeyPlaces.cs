using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.CodeFixes.Idempotency;

/// <summary>Where a call can take an idempotency key.</summary>
internal static class KeyPlaces
{
    private static readonly string[] MessageIds = ["MessageId", "MessageDeduplicationId"];

    /// <summary>The key of a call: the job's own for the only call of the method that can have one, else one of its own, by its number among them.</summary>
    public static string OfCall(
        MethodDeclarationSyntax method, InvocationExpressionSyntax call, SemanticModel model, string key, CancellationToken cancellationToken)
        => Numbered(key, 1 + method.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(
            other => other.SpanStart < call.SpanStart && CanHaveKey(other, model, cancellationToken)));

    /// <summary>The key itself, or one that is derived from it: two calls with one key would be taken for one.</summary>
    public static string Numbered(string key, int number)
        => number == 1 ? key : key + " + \"-" + number.ToString(CultureInfo.InvariantCulture) + "\"";

    public static bool IsInLoop(SyntaxNode node)
        => node.Ancestors().TakeWhile(static a => a is not MethodDeclarationSyntax).Any(
            static a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or QueryExpressionSyntax);

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

    /// <summary>The method with the key as the id of the message that the call publishes; null if the message is not made here, or takes no id.</summary>
    public static MethodDeclarationSyntax? WithMessageId(
        MethodDeclarationSyntax method, InvocationExpressionSyntax call, SemanticModel model, string key, CancellationToken cancellationToken)
    {
        if (CreatedMessage(method, call, model, cancellationToken) is not { } message || MessageIdOf(message, model, cancellationToken) is not { } id)
        {
            return null;
        }

        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(id).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseExpression(key));
        if (message.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left.ToString() == id) is { } present)
        {
            return method.ReplaceNode(present.Right, assignment.Right.WithTriviaFrom(present.Right));
        }

        var initializer = message.Initializer ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression);
        return method.ReplaceNode(message, message.WithInitializer(initializer.AddExpressions(assignment)).WithAdditionalAnnotations(Formatter.Annotation));
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

    private static bool CanHaveKey(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return false;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter is { } parameter && (ValueFor(parameter, "key") is not null || parameter.Type.HasName("System.Net.Http.HttpRequestMessage")
                || (parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type && MessageIds.Any(id => HasText(type, id)))))
            {
                return true;
            }
        }

        return false;
    }

    private static BaseObjectCreationExpressionSyntax? CreatedMessage(
        MethodDeclarationSyntax method, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var value = argument.Expression;
            if (value is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } made }
                && made[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } first } && !IsAssigned(method, name))
            {
                value = first;
            }

            if (value is BaseObjectCreationExpressionSyntax { Initializer: null or { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } creation
                && !IsInLoop(creation) && MessageIdOf(creation, model, cancellationToken) is not null)
            {
                return creation;
            }
        }

        return null;
    }

    // Another message than the one that is seen, or one whose id is set on the way.
    private static bool IsAssigned(MethodDeclarationSyntax method, IdentifierNameSyntax local)
        => method.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left.ToString() == local.Identifier.ValueText
            || MessageIds.Any(id => a.Left.ToString() == local.Identifier.ValueText + "." + id));

    // A queue without groups refuses an id to tell repeats by.
    private static string? MessageIdOf(BaseObjectCreationExpressionSyntax message, SemanticModel model, CancellationToken cancellationToken)
        => model.GetTypeInfo(message, cancellationToken).Type is INamedTypeSymbol type
            ? MessageIds.FirstOrDefault(id => HasText(type, id) && (id != "MessageDeduplicationId"
                || message.Initializer?.Expressions.Any(static e => e is AssignmentExpressionSyntax a && a.Left.ToString() == "MessageGroupId") == true))
            : null;

    private static bool HasText(INamedTypeSymbol type, string property)
    {
        for (var self = type; self is not null; self = self.BaseType)
        {
            foreach (var member in self.GetMembers(property))
            {
                if (member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public, Type.SpecialType: SpecialType.System_String })
                {
                    return true;
                }
            }
        }

        return false;
    }

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
