using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>The methods that other job systems are told to run by an expression: <c>BackgroundJob.Enqueue&lt;Mailer&gt;(m => m.Send(id))</c>.</summary>
internal static class EnqueuedMethods
{
    public static HashSet<ISymbol> Read(Compilation compilation, string[] ids)
    {
        var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var names = NamesOf(compilation, ids);
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(CancellationToken.None).DescendantNodes())
            {
                // Only a call with a lambda that itself calls something can name a job.
                if (node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call || !names.Contains(NameOf(call)) || LambdaOf(call) is not { } lambda)
                {
                    continue;
                }

                // Once per tree, and only where somebody asks for entry points.
#pragma warning disable RS1030
                model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
                if (model.GetSymbolInfo(call).Symbol is IMethodSymbol method && IsNamed(method, ids)
                    && model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" } && CalledIn(model, lambda) is { } job)
                {
                    methods.Add(job.OriginalDefinition);
                }
            }
        }

        return methods;
    }

    /// <summary>The names of methods that take an expression and belong to one of the types or extend it: binding only their calls is cheap, all calls is not.</summary>
    private static HashSet<string> NamesOf(Compilation compilation, string[] ids)
    {
        var names = new HashSet<string>();
        foreach (var id in ids)
        {
            if (id[0] != 'T')
            {
                continue;
            }

            foreach (var type in compilation.GetTypesByMetadataName(id.Substring(2)))
            {
                AddNames(type, names);
                foreach (var neighbour in type.ContainingNamespace.GetTypeMembers())
                {
                    // Extensions of a type stand beside it.
                    if (neighbour.MightContainExtensionMethods)
                    {
                        AddNames(neighbour, names);
                    }
                }
            }
        }

        return names;
    }

    private static void AddNames(INamedTypeSymbol type, HashSet<string> names)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && TakesExpression(method))
            {
                names.Add(method.Name);
            }
        }
    }

    /// <summary>True for a method that takes a job as an expression: it enqueues, and is none itself.</summary>
    public static bool TakesExpression(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type is { Name: "Expression" })
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static LambdaExpressionSyntax? LambdaOf(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax { ExpressionBody: InvocationExpressionSyntax or AwaitExpressionSyntax } lambda)
            {
                return lambda;
            }
        }

        return null;
    }

    private static IMethodSymbol? CalledIn(SemanticModel model, LambdaExpressionSyntax lambda)
        => model.GetOperation(lambda.ExpressionBody!) is { } body && Unwrapped.Of(body) is IInvocationOperation call ? call.TargetMethod : null;

    private static bool IsNamed(IMethodSymbol method, string[] ids)
    {
        var definition = method.ReducedFrom ?? method;
        foreach (var id in ids)
        {
            if (id[0] == 'T' && (TypeNames.IsOrInherits(definition.ContainingType, id.Substring(2))
                || (definition.IsExtensionMethod && TypeNames.IsOrInherits(definition.Parameters[0].Type, id.Substring(2)))))
            {
                return true;
            }
        }

        return false;
    }
}
