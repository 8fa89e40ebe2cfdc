using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>One valid <c>[Job]</c> method.</summary>
internal sealed record JobModel
{
    /// <summary>Where the method is and what it declares, as the table of jobs needs it.</summary>
    public required RegistryEntryModel Entry { get; init; }

    /// <summary>The namespace of the method's class, escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the method, outermost first.</summary>
    public required EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    /// <summary>The method's name, escaped.</summary>
    public required string MethodName { get; init; }

    public required string InvokerName { get; init; }

    /// <summary>True if the method is obsolete, or a type around it: so must be what calls it.</summary>
    public required bool IsObsolete { get; init; }

    /// <summary>The author's attributes that warn who uses the method, for its definition. Those of types around it are in <see cref="Entry"/>.</summary>
    public required EquatableArray<string> Notices { get; init; }

    public required JobPolicyModel Policy { get; init; }

    public required JobReturnKind Return { get; init; }

    /// <summary>The result that travels; null if there is none.</summary>
    public required ValueModel? Result { get; init; }

    public required EquatableArray<JobParameterModel> Parameters { get; init; }

    /// <summary>The methods that make the arguments out of older ones.</summary>
    public required EquatableArray<ArgumentsUpgradeModel> Upgrades { get; init; }

    /// <summary>The codecs that the payload and the result need and that the library lacks.</summary>
    public required EquatableArray<PayloadTypeModel> Codecs { get; init; }
}
