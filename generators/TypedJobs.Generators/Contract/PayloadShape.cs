using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>The form in which a type travels.</summary>
internal enum PayloadForm
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>One value, by a codec of the library.</summary>
    Scalar,

    /// <summary>The underlying number.</summary>
    Enum,

    /// <summary>nil, or the value.</summary>
    Nullable,

    /// <summary>A MessagePack array: <c>T[]</c>.</summary>
    Array,

    /// <summary>A MessagePack array: a collection of the library.</summary>
    Sequence,

    /// <summary>A MessagePack map: a dictionary of the library.</summary>
    Map,

    /// <summary>A MessagePack array of two: <c>KeyValuePair</c>.</summary>
    Pair,

    /// <summary>A MessagePack array: <c>ValueTuple</c>, <c>Tuple</c>.</summary>
    Tuple,

    /// <summary>A MessagePack map by member name.</summary>
    NamedObject,

    /// <summary>A MessagePack array by the numbers of <c>[Key]</c>.</summary>
    KeyedObject,

    /// <summary>A MessagePack array of the case's number and its value.</summary>
    Union,
}

/// <summary>One type that a type is made of, and how the path to it is spelled.</summary>
internal readonly struct PayloadPart
{
    public PayloadPart(ITypeSymbol type, string step, ISymbol? member = null)
    {
        Type = type;
        Step = step;
        Member = member;
    }

    public ITypeSymbol Type { get; }

    /// <summary>What the path gains: <c>.Customer</c>, <c>[]</c>, <c>.Keys</c>; empty for a nullable's value.</summary>
    public string Step { get; }

    public ISymbol? Member { get; }
}

/// <summary>One case of a union.</summary>
internal readonly struct PayloadCase
{
    public PayloadCase(int number, INamedTypeSymbol type, string? name = null)
    {
        Number = number;
        Type = type;
        Name = name;
    }

    public int Number { get; }

    /// <summary>The name that it has on the wire in the place of a number; null if it has a number.</summary>
    public string? Name { get; }

    public INamedTypeSymbol Type { get; }
}

/// <summary>How one type travels, not looking into the types that it is made of.</summary>
internal sealed class PayloadShape
{
    public PayloadShape(ITypeSymbol type, PayloadForm form) => (Type, Form) = (type, form);

    public ITypeSymbol Type { get; }

    public PayloadForm Form { get; }

    /// <summary>Why there is no form; or, with a form, why it may surprise.</summary>
    public PayloadProblem Problem { get; private set; }

    /// <summary>A detail of the problem.</summary>
    public string Evidence { get; private set; } = string.Empty;

    /// <summary>The member that the problem is about; null if it is about the type.</summary>
    public ISymbol? ProblemMember { get; private set; }

    /// <summary>The library's codec: of scalars, sequences and maps.</summary>
    public string? Codec { get; set; }

    /// <summary>The types that this one is made of.</summary>
    public ImmutableArray<PayloadPart> Parts { get; set; } = [];

    /// <summary>Of an object: what travels and how it is made again.</summary>
    public PayloadObject? Object { get; set; }

    /// <summary>Of an object: the old forms that it may be stored in.</summary>
    public ImmutableArray<PayloadUpgrade> Upgrades { get; set; } = [];

    /// <summary>Of a union: its cases, by number.</summary>
    public ImmutableArray<PayloadCase> Cases { get; set; } = [];

    public static PayloadShape Refused(ITypeSymbol type, PayloadProblem problem, string evidence = "", ISymbol? member = null)
        => new PayloadShape(type, PayloadForm.None).With(problem, evidence, member);

    public PayloadShape With(PayloadProblem problem, string evidence = "", ISymbol? member = null)
    {
        Problem = problem;
        Evidence = evidence;
        ProblemMember = member;
        return this;
    }
}
