using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What <c>[Job]</c> and <c>[JobAlias]</c> say of a method, with the defaults of its class and its assembly filled in. Nothing is checked here.</summary>
internal sealed class JobDeclaration
{
    private JobDeclaration(IMethodSymbol method, AttributeData attribute)
    {
        Method = method;
        Attribute = attribute;
        ExplicitName = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;
        HasExplicitName = attribute.ConstructorArguments.Length > 0;
        Settings = new JobSettings(method, attribute);
        Aliases = [.. method.GetAttributes().Where(static a => a.AttributeClass.Is(WellKnownNames.JobAliasAttribute))];
    }

    /// <summary>The job method; of a partial method the defining part.</summary>
    public IMethodSymbol Method { get; }

    /// <summary>The <c>[Job]</c> itself.</summary>
    public AttributeData Attribute { get; }

    /// <summary>What the job's attribute, its class and its assembly set, by name.</summary>
    public JobSettings Settings { get; }

    /// <summary>True if <c>[Job("…")]</c> names the job.</summary>
    public bool HasExplicitName { get; }

    /// <summary>The name in <c>[Job("…")]</c>; null without one.</summary>
    public string? ExplicitName { get; }

    /// <summary>The name under which the job travels: the explicit one, or containing types and method, <c>EmailJobs.SendEmail</c>.</summary>
    public string WireName => ExplicitName ?? TypePath(Method.ContainingType) + "." + Method.Name;

    /// <summary>The name in <c>FacadeName = "…"</c>; null without one.</summary>
    public string? ExplicitFacadeName => Settings.Text(JobSettingTable.FacadeName);

    /// <summary>The name of the entry in the facade.</summary>
    public string FacadeName => ExplicitFacadeName ?? WithoutAsync(Method.Name);

    /// <summary>The name of the generated class in the method's class that the facade's entry is an instance of.</summary>
    public string DefinitionName => DefinitionNames.Of(Method.ContainingType, FacadeName);

    /// <summary>The name of the generated invoker in the method's class.</summary>
    public string InvokerName => "__Invoke_" + FacadeName;

    /// <summary>The method of the job that handles this one's death; null for none.</summary>
    public string? OnDead => Settings.Text(JobSettingTable.OnDead);

    /// <summary>True if the job handles the death of others.</summary>
    public bool IsDeadLetterHandler => Method.HasAttribute(WellKnownNames.DeadLetterHandlerAttribute);

    /// <summary>The job that <see cref="OnDead"/> names, in the same class; null if there is none.</summary>
    public JobDeclaration? DeadLetterJob => DeadLetterContract.HandlerOf(this);

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
