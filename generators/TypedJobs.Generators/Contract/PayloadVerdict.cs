using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Whether a type can travel.</summary>
internal enum Travels
{
    /// <summary>It does.</summary>
    Always,

    /// <summary>It does, but perhaps not as the author thinks.</summary>
    Possibly,

    /// <summary>It cannot: there is no codec for it.</summary>
    Never,
}

/// <summary>Why a type cannot travel, or may not travel as thought.</summary>
internal enum PayloadProblem
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Never: no codec, and no better reason below.</summary>
    NoCodec,

    /// <summary>Never: object, dynamic, an interface or abstract class without a closed list of cases.</summary>
    Open,

    /// <summary>Never: a delegate, an expression, a type or member of reflection.</summary>
    Code,

    /// <summary>Never: a stream, socket, handle, file or process.</summary>
    ProcessBound,

    /// <summary>Never: a query that is not run yet (IQueryable, IAsyncEnumerable).</summary>
    DeferredQuery,

    /// <summary>Possibly: a plain IEnumerable, which is run when the call is made.</summary>
    MaybeDeferred,

    /// <summary>Never: a task, lazy value, lock, channel or token.</summary>
    InProcess,

    /// <summary>Never: a service of the container; take it with [FromServices].</summary>
    Service,

    /// <summary>Never: belongs to a request, a circuit or a hub's connection, which is over when the job runs; pass the values that are read from it.</summary>
    Request,

    /// <summary>Never: a type parameter.</summary>
    OpenGeneric,

    /// <summary>Never: a pointer, a native integer, a ref struct, memory of other things than bytes.</summary>
    StackOnly,

    /// <summary>Never: no public constructor whose parameters are members. Evidence: the parameter that matches none, if there is one.</summary>
    NotRebuildable,

    /// <summary>Possibly: a property that is written by its type only, so it would be lost.</summary>
    NotReadBack,

    /// <summary>Never: a required member that generated code cannot set.</summary>
    RequiredNotSettable,

    /// <summary>Never: a type or member that generated code cannot see.</summary>
    Hidden,

    /// <summary>Never: no stable binary form (DataSet, JsonElement, multi-dimensional array …).</summary>
    NoBinaryForm,

    /// <summary>Never: an exception.</summary>
    Exception,

    /// <summary>Never: a culture, time zone, encoding or regular expression; let its name travel.</summary>
    ByName,

    /// <summary>Never: attributes that contradict each other, or a name that none can be. Evidence: which.</summary>
    Contradiction,

    /// <summary>Never: a union with a case twice, a number twice, or a case that is none of its types. Evidence: which.</summary>
    InvalidUnion,

    /// <summary>Never: [MessagePackObject] without a [Key] on a public member. Evidence: the member.</summary>
    KeyMissing,

    /// <summary>Never: two members with one [Key]. Evidence: the key.</summary>
    DuplicateKey,

    /// <summary>Never: [MessagePackFormatter], whose form is known at run time only.</summary>
    CustomFormatter,

    /// <summary>Never: an [UpgradesFrom] method that the codec cannot call, or not know when to. Evidence: why not.</summary>
    InvalidUpgrade,

    /// <summary>Never: a generic type that contains ever larger ones of itself.</summary>
    Endless,
}

/// <summary>What the contract says of one type as a whole, with the path to what is wrong.</summary>
internal sealed class PayloadVerdict
{
    /// <summary>How messages spell types: <c>List&lt;Order&gt;</c>, <c>string</c>.</summary>
    public static readonly SymbolDisplayFormat NameFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static readonly PayloadVerdict Fine = new(Travels.Always, PayloadProblem.None, string.Empty, type: null, member: null, string.Empty);

    public PayloadVerdict(Travels travels, PayloadProblem problem, string path, ITypeSymbol? type, ISymbol? member, string evidence)
    {
        Travels = travels;
        Problem = problem;
        Path = path;
        Type = type;
        Member = member;
        Evidence = evidence;
    }

    /// <summary>Whether the type travels.</summary>
    public Travels Travels { get; }

    /// <summary>Why not.</summary>
    public PayloadProblem Problem { get; }

    /// <summary>From the root to what is wrong: <c>Order.Customer.Avatar</c>, <c>Order.Lines[].Picture</c>.</summary>
    public string Path { get; }

    /// <summary>The type that is wrong; null if none is.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>The nearest property or field on the path; null if the root itself is wrong.</summary>
    public ISymbol? Member { get; }

    /// <summary>A detail of the problem: a parameter, a key, a case; empty if there is none.</summary>
    public string Evidence { get; }

    /// <summary>The wrong type's name as messages spell it.</summary>
    public string TypeName => Type?.ToDisplayString(NameFormat) ?? string.Empty;
}
