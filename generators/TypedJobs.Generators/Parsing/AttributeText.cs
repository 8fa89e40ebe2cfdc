using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>An attribute as code.</summary>
internal static class AttributeText
{
    /// <summary>The attribute without brackets.</summary>
    public static string Of(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(Literals.Of)
            .Concat(attribute.NamedArguments.Select(static named => $"{Identifiers.Escape(named.Key)} = {Literals.Of(named.Value)}"))
            .ToArray();
        return TypeNames.Plain(attribute.AttributeClass!) + (arguments.Length == 0 ? string.Empty : $"({string.Join(", ", arguments)})");
    }
}
