using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What <c>[Job]</c> and <c>[JobAlias]</c> say of a method, with the defaults filled in. Nothing is checked here.</summary>
internal sealed class JobDeclaration
{
    private JobDeclaration(IMethodSymbol method, AttributeData attribute)
    {
        Method = method;
        Attribute = attribute;
        ExplicitName = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;
        HasExplicitName = attribute.ConstructorArguments.Length > 0;
        foreach (var argument in attribute.NamedArguments)
        {
            switch (argument.Key, argument.Value.Value)
            {
                case ("Queue", var value): Queue = value as string; break;
                case ("MaxAttempts", int value): MaxAttempts = value; break;
                case ("FacadeName", string value): ExplicitFacadeName = value; break;
                case ("ResultTtl", var value): ResultTtl = value as string; break;
            }
        }

        Aliases = [.. method.GetAttributes().Where(static a => a.AttributeClass.Is(WellKnownNames.JobAliasAttribute))];
    }

    /// <summary>The job method; of a partial method the defining part.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The <c>[Job]</c> itself.</summary>
    public AttributeData Attribute { get; }

    /// <summary>True if <c>[Job("…")]</c> names the job.</summary>
    public bool HasExplicitName { get; }

    /// <summary>The name in <c>[Job("…")]</c>; null without one.</summary>
    public string? ExplicitName { get; }

    /// <summary>The name under which the job travels: the explicit one, or containing types and method, <c>EmailJobs.SendEmail</c>.</summary>
    public string WireName => ExplicitName ?? TypePath(Method.ContainingType) + "." + Method.Name;

    /// <summary>The queue; null only if the attribute says null.</summary>
    public string? Queue { get; } = "default";

    /// <summary>Attempts in all.</summary>
    public int MaxAttempts { get; } = 5;

    /// <summary>The name in <c>FacadeName = "…"</c>; null without one.</summary>
    public string? ExplicitFacadeName { get; }

    /// <summary>The name of the entry in the facade.</summary>
    public string FacadeName => ExplicitFacadeName ?? WithoutAsync(Method.Name);

    /// <summary>The name of the entry's class in the facade.</summary>
    public string EntryTypeName => FacadeName + "Job";

    /// <summary>The name of the generated invoker in the method's class.</summary>
    public string InvokerName => "__Invoke_" + FacadeName;

    /// <summary>How long the result is kept, as the attribute spells it.</summary>
    public string? ResultTtl { get; } = "1h";

    /// <summary>The <c>[JobAlias]</c> attributes.</summary>
    public ImmutableArray<AttributeData> Aliases { get; }

    /// <summary>The former wire names.</summary>
    public ImmutableArray<string> AliasNames => [.. Aliases.Select(AliasName)];

    /// <summary>The declaration of a job, or null if the method has no <c>[Job]</c>.</summary>
    public static JobDeclaration? Of(IMethodSymbol method)
        => method.FindAttribute(WellKnownNames.JobAttribute) is { } attribute ? new JobDeclaration(method, attribute) : null;

    /// <summary>The declaration of a job whose attribute is at hand.</summary>
    public static JobDeclaration Of(IMethodSymbol method, AttributeData attribute) => new(method, attribute);

    /// <summary>The name in a <c>[JobAlias("…")]</c>; empty if it is null.</summary>
    public static string AliasName(AttributeData alias)
        => alias.ConstructorArguments.Length > 0 && alias.ConstructorArguments[0].Value is string name ? name : string.Empty;

    private static string TypePath(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? TypePath(outer) + "." + type.Name : type.Name;

    private static string WithoutAsync(string name)
        => name.Length > "Async".Length && name.EndsWith("Async", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
}
