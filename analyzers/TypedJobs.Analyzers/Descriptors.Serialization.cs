using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <remarks>Of what cannot be serialized: {0} the parameter or result, {1} the job, {2} the path to the type with its name, {3} a detail.</remarks>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PayloadMustHaveACodec = Error(
        "TJ2001", SerializationCategory,
        "A payload must be of a type that can be encoded",
        "{0} of job '{1}' cannot be serialized: {2} has no codec; use a record, class, struct or collection of types that have one");

    public static readonly DiagnosticDescriptor PayloadMustBeClosed = Error(
        "TJ2002", SerializationCategory,
        "A payload must be of a known type",
        "{0} of job '{1}' cannot be serialized: {2} does not say what its value is, so it could not be decoded; use the concrete type, list the cases with "
        + "[MessagePack.Union] or [JsonDerivedType], or, if it is a service, mark the parameter [FromServices]");

    public static readonly DiagnosticDescriptor CodeCannotTravel = Error(
        "TJ2003", SerializationCategory,
        "Code cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is code or names code, and none is loaded from Redis; make it a separate job, or pass a value that tells what to do");

    public static readonly DiagnosticDescriptor ProcessBoundCannotTravel = Error(
        "TJ2004", SerializationCategory,
        "What is tied to this process cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is tied to this process; pass a path, a key or the bytes");

    public static readonly DiagnosticDescriptor QueryCannotTravel = Error(
        "TJ2005", SerializationCategory,
        "A query that has not run cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is a query that has not run; run it where the job is enqueued and pass a list, or pass what the query needs");

    public static readonly DiagnosticDescriptor InProcessConstructCannotTravel = Error(
        "TJ2006", SerializationCategory,
        "What lives in this process only cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} means something in this process only; await it, or pass its value");

    public static readonly DiagnosticDescriptor ServiceCannotTravel = Error(
        "TJ2007", SerializationCategory,
        "What belongs to the request or the container cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} {3}");

    public static readonly DiagnosticDescriptor CycleMayNotEnd = Warning(
        "TJ2008", SerializationCategory,
        "A payload should not refer back to itself",
        "{0} of job '{1}' may not end: {2} refers back to what holds it, and encoding stops with an error at the depth limit; mark the reference [JsonIgnore] or [MessagePack.IgnoreMember]");

    public static readonly DiagnosticDescriptor EntityShouldNotTravel = Warning(
        "TJ2009", SerializationCategory,
        "A database entity should not be a payload",
        "{0} of job '{1}' is likely stale when it runs: {2} is an entity of '{3}'; pass its key and load it in the job");

    public static readonly DiagnosticDescriptor OpenGenericCannotTravel = Error(
        "TJ2010", SerializationCategory,
        "A type parameter cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is a type parameter; use the concrete type");

    public static readonly DiagnosticDescriptor StackOnlyCannotTravel = Error(
        "TJ2011", SerializationCategory,
        "What lives on the stack or in memory cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is memory of this process; use an array, byte[] or ReadOnlyMemory<byte>");

    public static readonly DiagnosticDescriptor TupleWillNotEvolve = OffByDefault(
        "TJ2012", SerializationCategory,
        "A payload that will evolve is a record",
        "{0} of job '{1}' has {2}, whose elements are stored by place and not by name; a record can gain and lose members while jobs are queued");

    public static readonly DiagnosticDescriptor PayloadMustBeRebuildable = Error(
        "TJ2013", SerializationCategory,
        "A payload must be possible to build again",
        "{0} of job '{1}' cannot be serialized: {2} cannot be built again{3}; give it a public constructor whose parameters are named and typed as its members, or setters");

    public static readonly DiagnosticDescriptor MemberIsNotReadBack = Warning(
        "TJ2014", SerializationCategory,
        "A member that cannot be set is not serialized",
        "{0} of job '{1}' arrives without '{2}': it has a value of its own and no way to set it; give it 'init', or mark it [JsonIgnore] or [MessagePack.IgnoreMember]");

    public static readonly DiagnosticDescriptor RequiredMemberMustBeSettable = Error(
        "TJ2016", SerializationCategory,
        "A required member must be settable",
        "{0} of job '{1}' cannot be serialized: {2} is required, and generated code cannot set it; widen its setter, or mark a constructor [SetsRequiredMembers]");

    public static readonly DiagnosticDescriptor PayloadMustBeVisible = Error(
        "TJ2017", SerializationCategory,
        "A payload's types and members must be visible to generated code",
        "{0} of job '{1}' cannot be serialized: generated code cannot see {2}; make it internal or public");

    public static readonly DiagnosticDescriptor PayloadMayBeLarge = OffByDefault(
        "TJ2020", SerializationCategory,
        "A large payload is stored and passed by key",
        "{0} of job '{1}' is {2}, which may be large, and every byte is held in Redis until the job is done; store it and pass a key");

    public static readonly DiagnosticDescriptor NoBinaryForm = Error(
        "TJ2021", SerializationCategory,
        "A payload must have a stable binary form",
        "{0} of job '{1}' cannot be serialized: {2} has no stable binary form; use a record, an array of arrays, a generic collection or a string");

    public static readonly DiagnosticDescriptor EnumValuesAreImplicit = OffByDefault(
        "TJ2022", SerializationCategory,
        "A serialized enum has explicit values",
        "{0} of job '{1}' has enum {2}, which is stored by value and does not write its values down, so reordering it changes what queued jobs mean; number its members");

    public static readonly DiagnosticDescriptor ExceptionCannotTravel = Error(
        "TJ2023", SerializationCategory,
        "An exception cannot be serialized",
        "{0} of job '{1}' cannot be serialized: {2} is an exception and does not survive a round trip; pass a record of what matters, or throw it");

    public static readonly DiagnosticDescriptor UnionMustBeConsistent = Error(
        "TJ2024", SerializationCategory,
        "The cases of a union must be consistent",
        "{0} of job '{1}' cannot be serialized: {2} lists its cases wrongly: {3}");

    public static readonly DiagnosticDescriptor SecretWouldBeStored = Warning(
        "TJ2025", SerializationCategory,
        "A secret should not be stored in Redis",
        "{0} of job '{1}' may be a secret by its name ({2}), and arguments are stored in Redis in clear; pass a reference and read the secret in the job");

    public static readonly DiagnosticDescriptor PassItsName = Error(
        "TJ2026", SerializationCategory,
        "A culture, time zone, encoding or regular expression is passed by its name",
        "{0} of job '{1}' cannot be serialized: {2} is looked up on each machine; pass its name or id as a string");

    public static readonly DiagnosticDescriptor DerivedTypeWouldBeCut = Warning(
        "TJ2027", SerializationCategory,
        "A derived type would be cut down to its base",
        "{0} of job '{1}' may lose members: {2} is serialized as declared, and a '{3}' passed for it would be cut down; seal the type, or make it abstract and list its cases with [MessagePack.Union] or [JsonDerivedType]");

    public static readonly DiagnosticDescriptor SequenceMayBeDeferred = OffByDefault(
        "TJ2028", SerializationCategory,
        "A serialized sequence is a collection",
        "{0} of job '{1}' has {2}, which may be a query that runs when the call is made; declare IReadOnlyList<T> or an array");

    public static readonly DiagnosticDescriptor KeyIsMissing = Error(
        "TJ2029", SerializationCategory,
        "Every member of a keyed payload must have a key",
        "{0} of job '{1}' cannot be serialized: {2} has no [Key], and its type's other members have; give it one, or mark it [MessagePack.IgnoreMember]");

    public static readonly DiagnosticDescriptor KeyMustBeUnique = Error(
        "TJ2030", SerializationCategory,
        "The keys of a payload must be unique and from 0 to 65,535",
        "{0} of job '{1}' cannot be serialized: key {3} of {2} is taken, or not from 0 to 65,535; use the next free one");

    public static readonly DiagnosticDescriptor CustomFormatterIsNotKnown = Error(
        "TJ2031", SerializationCategory,
        "A custom formatter is not known to the codec",
        "{0} of job '{1}' cannot be serialized: {2} has a [MessagePackFormatter], whose form is known at run time only; pass a record that it is converted to");

    public static readonly DiagnosticDescriptor TypeMustEnd = Error(
        "TJ2032", SerializationCategory,
        "A generic payload must not contain ever larger types of itself",
        "{0} of job '{1}' cannot be serialized: {2} contains ever larger types of itself, so there is no end to the codecs; use a type that is not generic");

    public static readonly DiagnosticDescriptor UpgradeMustFit = Error(
        "TJ2033", SerializationCategory,
        "An [UpgradesFrom] method must be one that the codec can call",
        "{0} of job '{1}' cannot be serialized: {2} has an [UpgradesFrom] method that cannot be called, since {3}");

    public static readonly DiagnosticDescriptor AttributesContradict = Error(
        "TJ2034", SerializationCategory,
        "The attributes of a payload must not contradict each other",
        "{0} of job '{1}' cannot be serialized: what {2} is on the wire is not certain, since {3}; make the attributes say the same");

    public static readonly DiagnosticDescriptor ComparerDoesNotTravel = Warning(
        "TJ2019", SerializationCategory,
        "The comparer of a collection is not serialized",
        "{0} of job '{1}' likely compares otherwise in the worker: {2} is made with a comparer, which is not stored, and is read back with the default one; "
        + "make the collection again in the job, with its comparer");
}
