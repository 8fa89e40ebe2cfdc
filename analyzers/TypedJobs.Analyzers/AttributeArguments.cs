using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Analyzers;

/// <summary>Reads the arguments of an attribute and where they stand.</summary>
internal static class AttributeArguments
{
    /// <summary>The value of a named argument, or null if it is not given.</summary>
    public static object? Argument(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }

    /// <summary>The value of a constructor argument, or null if there is none at that position.</summary>
    public static object? Argument(this AttributeData attribute, int position)
        => attribute.ConstructorArguments.Length > position && attribute.ConstructorArguments[position].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[position].Value
            : null;

    /// <summary>Where the value of a named argument stands; the attribute itself if the argument is not written.</summary>
    public static Location? LocationOf(this AttributeData attribute, string name, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        if (syntax.ArgumentList is { } list)
        {
            foreach (var argument in list.Arguments)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == name)
                {
                    return argument.Expression.GetLocation();
                }
            }
        }

        return syntax.GetLocation();
    }

    /// <summary>Where a constructor argument stands; the attribute itself if it is not written.</summary>
    public static Location? LocationOf(this AttributeData attribute, int position, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        return syntax.ArgumentList is { } list && list.Arguments.Count > position && list.Arguments[position].NameEquals is null
            ? list.Arguments[position].Expression.GetLocation()
            : syntax.GetLocation();
    }
}
