using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <summary>The types that the rules ask about, resolved once per compilation; one that the compilation lacks is null.</summary>
internal sealed partial class KnownSymbols
{
    // Every analyzer starts on the same compilation; the weak key lets a compilation die with its last user.
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> Cache = new();

    private KnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
        JobAttribute = Find("TypedJobs.JobAttribute");
        if (JobAttribute is null)
        {
            return;
        }

        JobContext = Find("TypedJobs.JobContext");
        JobCall = Find("TypedJobs.JobCall");
        JobClient = Find("TypedJobs.JobClient");
        JobDefinition = Find("TypedJobs.JobDefinition");
        JobHandle = Find("TypedJobs.JobHandle");
        IdempotentAttribute = Find("TypedJobs.IdempotentAttribute");
        JobAliasAttribute = Find("TypedJobs.JobAliasAttribute");
        FromServicesAttribute = Find("TypedJobs.FromServicesAttribute");
        CancellationToken = Find("System.Threading.CancellationToken");
        Task = Find("System.Threading.Tasks.Task");
        TaskOfT = Find("System.Threading.Tasks.Task`1");
        ValueTask = Find("System.Threading.Tasks.ValueTask");
        ValueTaskOfT = Find("System.Threading.Tasks.ValueTask`1");
    }

    public Compilation Compilation { get; }

    /// <summary>Null when the compilation does not reference TypedJobs; then the other types of TypedJobs are null as well.</summary>
    public INamedTypeSymbol? JobAttribute { get; }

    public INamedTypeSymbol? JobContext { get; }

    public INamedTypeSymbol? JobCall { get; }

    public INamedTypeSymbol? JobClient { get; }

    public INamedTypeSymbol? JobDefinition { get; }

    public INamedTypeSymbol? JobHandle { get; }

    public INamedTypeSymbol? IdempotentAttribute { get; }

    public INamedTypeSymbol? JobAliasAttribute { get; }

    public INamedTypeSymbol? FromServicesAttribute { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? TaskOfT { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? ValueTaskOfT { get; }

    public static KnownSymbols Of(Compilation compilation) => Cache.GetValue(compilation, static c => new KnownSymbols(c));

    /// <summary>The method's <c>[Job]</c>, or null.</summary>
    public AttributeData? JobAttributeOf(IMethodSymbol method) => JobAttribute is null ? null : AttributeOf(method, JobAttribute);

    public static AttributeData? AttributeOf(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
        {
            return null;
        }

        foreach (var candidate in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attribute))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The attribute of that full name on the symbol, or null: for attributes of other libraries.</summary>
    public static AttributeData? AttributeOf(ISymbol symbol, string fullName)
    {
        foreach (var candidate in symbol.GetAttributes())
        {
            if (candidate.AttributeClass.HasName(fullName))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>True for Task, Task&lt;T&gt;, ValueTask and ValueTask&lt;T&gt;.</summary>
    public bool IsTask(ITypeSymbol? type)
        => type?.OriginalDefinition is INamedTypeSymbol definition
            && (Same(definition, Task) || Same(definition, TaskOfT) || Same(definition, ValueTask) || Same(definition, ValueTaskOfT));

    public static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);

    // GetTypeByMetadataName answers null when two references define the type, which a polyfill is enough to cause.
    private INamedTypeSymbol? Find(string metadataName)
    {
        if (Compilation.GetTypeByMetadataName(metadataName) is { } only)
        {
            return only;
        }

        foreach (var type in Compilation.GetTypesByMetadataName(metadataName))
        {
            if (Compilation.IsSymbolAccessibleWithin(type, Compilation.Assembly))
            {
                return type;
            }
        }

        return null;
    }
}
