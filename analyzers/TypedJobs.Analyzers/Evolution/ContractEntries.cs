using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>A parameter of a job that travels.</summary>
internal sealed class ContractParameter
{
    public ContractParameter(string name, WireType type, bool hasDefault)
    {
        Name = name;
        Type = type;
        HasDefault = hasDefault;
    }

    public string Name { get; }

    public WireType Type { get; }

    public bool HasDefault { get; }

    public string Print(bool withNames) => $"{Name}: {Type.Print(withNames)}{(HasDefault ? " = default" : string.Empty)}";
}

/// <summary>A line <c>job email.send(to: string) -> Shop.Receipt</c>.</summary>
internal sealed class ContractJob
{
    public ContractJob(
        string name, ImmutableArray<ContractParameter> parameters, WireType? result, ImmutableArray<ImmutableArray<ContractParameter>> upgrades = default)
    {
        Name = name;
        Parameters = parameters;
        Result = result;
        Upgrades = upgrades.IsDefault ? [] : upgrades;
    }

    public string Name { get; }

    public ImmutableArray<ContractParameter> Parameters { get; }

    public WireType? Result { get; }

    /// <summary>The older parameter lists that the job's [UpgradesFrom] methods take; the files do not hold them.</summary>
    public ImmutableArray<ImmutableArray<ContractParameter>> Upgrades { get; }

    public override string ToString() => Print(withNames: true);

    /// <summary>True if the line says all that this one does, or did so before lines had the names that are not on the wire.</summary>
    public bool IsRecordedBy(ContractJob? line) => line?.ToString() is { } text && (text == ToString() || text == Print(withNames: false));

    private string Print(bool withNames)
        => $"job {Name}({string.Join(", ", Parameters.Select(p => p.Print(withNames)))})" + (Result is null ? string.Empty : $" -> {Result.Print(withNames)}");
}

/// <summary>What a named type is on the wire.</summary>
internal enum ContractTypeKind
{
    /// <summary>A map by member name: <c>type Shop.Order { Id: int }</c>.</summary>
    Map,

    /// <summary>An array by key: <c>type Shop.Order [ 0 Id: int, 1 reserved ]</c>.</summary>
    Array,

    /// <summary>A number: <c>enum Shop.Channel : int { Mail = 0 }</c>.</summary>
    Enum,

    /// <summary>A number and a value: <c>union Shop.IShape { 0 Shop.Circle }</c>.</summary>
    Union,
}

/// <summary>A member of a type, a value of an enum, a case of a union.</summary>
internal sealed class ContractMember
{
    public ContractMember(string name, long number, WireType? type, bool isRequired = false, string? codeName = null)
    {
        Name = name;
        Number = number;
        Type = type;
        IsRequired = isRequired;
        CodeName = codeName ?? name;
    }

    /// <summary>The name; empty for a reserved key and for a case that has a number.</summary>
    public string Name { get; }

    /// <summary>True for a case of a union that has a name, which may be empty, in the place of a number.</summary>
    public bool IsCaseByName { get; private set; }

    /// <summary>The name in the code, which of a member with a name of its own on the wire is another one.</summary>
    public string CodeName { get; }

    /// <summary>The key, the value or the case's number; 0 in a map.</summary>
    public long Number { get; }

    /// <summary>The type; null for a value of an enum and for a reserved key.</summary>
    public WireType? Type { get; }

    public bool IsRequired { get; }

    /// <summary>A case of a union.</summary>
    /// <param name="name">Its name; null if it has a number.</param>
    /// <param name="number">Its number.</param>
    /// <param name="type">The type of its values.</param>
    public static ContractMember Case(string? name, long number, WireType type) => new(name ?? string.Empty, number, type) { IsCaseByName = name is not null };

    /// <summary>True if both are the case that a union's values have by the one name or number.</summary>
    public bool IsSameCase(ContractMember other) => IsCaseByName == other.IsCaseByName && Number == other.Number && Name == other.Name;

    public string Print(ContractTypeKind kind, bool withNames)
    {
        var number = Number.ToString(CultureInfo.InvariantCulture);
        var required = IsRequired ? "required " : string.Empty;
        var name = ContractLine.Quoted(Name) + (withNames && CodeName != Name ? " as " + CodeName : string.Empty);
        return kind switch
        {
            ContractTypeKind.Map => $"{required}{name}: {Type!.Print(withNames)}",
            ContractTypeKind.Array => Type is null ? number + " reserved" : $"{number} {required}{name}: {Type.Print(withNames)}",
            ContractTypeKind.Enum => $"{Name} = {number}",
            _ => IsCaseByName ? $"{ContractLine.InQuotes(Name)} {Type!.Print(withNames)}" : $"{number} {Type!.Print(withNames)}",
        };
    }
}

/// <summary>A line <c>type …</c>, <c>enum …</c> or <c>union …</c>.</summary>
internal sealed class ContractType
{
    public ContractType(ContractTypeKind kind, string name, ImmutableArray<ContractMember> members, string underlying = "")
    {
        Kind = kind;
        Name = name;
        Members = members;
        Underlying = underlying;
    }

    public ContractTypeKind Kind { get; }

    public string Name { get; }

    public ImmutableArray<ContractMember> Members { get; }

    /// <summary>Of an enum: the number that travels.</summary>
    public string Underlying { get; }

    /// <summary>True if only an [UpgradesFrom] method names the type: nothing is written in that form any more.</summary>
    public bool IsOlder { get; set; }

    /// <summary>The older forms that the type's [UpgradesFrom] methods take; the files do not hold them.</summary>
    public ImmutableArray<WireType> Upgrades { get; set; } = [];

    public override string ToString() => Print(withNames: true);

    /// <summary>True if the line says all that this one does, or did so before lines had the names that are not on the wire.</summary>
    public bool IsRecordedBy(ContractType? line) => line?.ToString() is { } text && (text == ToString() || text == Print(withNames: false));

    private string Print(bool withNames)
    {
        var members = string.Join(", ", Members.Select(m => m.Print(Kind, withNames)));
        return Kind switch
        {
            ContractTypeKind.Array => $"type {Name} [ {members} ]",
            ContractTypeKind.Enum => $"enum {Name} : {Underlying} {{ {members} }}",
            ContractTypeKind.Union => $"union {Name} {{ {members} }}",
            _ => members.Length == 0 ? $"type {Name} {{ }}" : $"type {Name} {{ {members} }}",
        };
    }
}
