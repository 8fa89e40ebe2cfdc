using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal sealed partial class KnownSymbols
{
    /// <summary>True for a method that enqueues: <c>EnqueueAsync</c> or <c>Enqueue</c> of the client, a call, or an entry of the facade.</summary>
    public bool IsEnqueue(IMethodSymbol method) => method.Name is "EnqueueAsync" or "Enqueue" && IsOfTypedJobs(method.ContainingType);

    /// <summary>True if the type is a call of a job: what <c>With(…)</c> returns.</summary>
    public bool IsCall(ITypeSymbol? type) => JobCall is not null && Derives(type, JobCall);

    private bool IsOfTypedJobs(ITypeSymbol? type)
        => Derives(type, JobClient) || Derives(type, JobCall) || Derives(type, JobDefinition)
            || type.HasName("TypedJobs.IJobClient") || type.HasName("TypedJobs.WorkflowCall") || DefinitionOf(type) is not null;

    /// <summary>True for the type of an entry of the facade: what <c>Jobs.Send</c> is.</summary>
    public bool IsEntry(ITypeSymbol? type) => JobDefinition is not null && Derives(type, JobDefinition);

    /// <summary>The definition that an entry of the facade stands for: the entry's own type, or that of the job of a static class, which entries are where the
    /// facade is a namespace. Null for what is no entry.</summary>
    public INamedTypeSymbol? DefinitionOf(ITypeSymbol? type)
    {
        if (IsEntry(type))
        {
            return type as INamedTypeSymbol;
        }

        if (type is INamedTypeSymbol { IsStatic: true })
        {
            foreach (var member in type.GetMembers("Job"))
            {
                if (member is IPropertySymbol { IsStatic: true, Type: INamedTypeSymbol job } && IsEntry(job))
                {
                    return job;
                }
            }
        }

        return null;
    }

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        if (ancestor is null)
        {
            return false;
        }

        for (var current = type?.OriginalDefinition; current is not null; current = current.BaseType?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
