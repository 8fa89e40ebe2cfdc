using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ContractFileIsMissing = Warning(
        "TJ5001", EvolutionCategory,
        "The contract files should be there",
        "{0} is not among the project's additional files, so queued jobs are not protected from incompatible changes; build once with "
        + "TypedJobsContract=true, which writes it, and commit it");

    public static readonly DiagnosticDescriptor JobShouldBeRecorded = Warning(
        "TJ5002", EvolutionCategory,
        "A job and its payload should be recorded in the contract",
        "Job '{0}' ('{1}') is not in the contract as it is now: {2}; the change is compatible, record it in Jobs.Unshipped.txt");

    public static readonly DiagnosticDescriptor JobMustNotDisappear = Error(
        "TJ5003", EvolutionCategory,
        "A job that has shipped must not disappear",
        "Job '{0}' has shipped and no method has that name any more, so queued ones cannot run; {1}",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ParameterMustKeepItsPlace = Error(
        "TJ5004", EvolutionCategory,
        "A parameter of a job must keep its type and place",
        "Parameter '{0}' of job '{1}' {2}, so queued jobs would be misread; add new parameters at the end with a default value, "
        + "or write an [UpgradesFrom(nameof({1}))] method that takes the recorded parameters and returns the present ones");

    public static readonly DiagnosticDescriptor NewParameterMustHaveADefault = Error(
        "TJ5005", EvolutionCategory,
        "A new parameter of a job must have a default value",
        "Parameter '{0}' of job '{1}' is new, and queued jobs do not have it; give it a default value, "
        + "or write an [UpgradesFrom(nameof({1}))] method that takes the recorded parameters and returns the present ones");

    public static readonly DiagnosticDescriptor MemberMustKeepItsMeaning = Error(
        "TJ5006", EvolutionCategory,
        "A member of a payload must keep its type and key",
        "'{0}' in the payload of job '{1}' {2}, so queued jobs would be misread; add a new optional member and keep the old one "
        + "until the queues are empty, or write an [UpgradesFrom] method that takes the recorded form");

    public static readonly DiagnosticDescriptor EnumValueMustKeepItsNumber = Error(
        "TJ5007", EvolutionCategory,
        "A value of an enum must keep its number",
        "'{0}' in the payload of job '{1}' {2}, so queued jobs would mean something else; give the values their shipped numbers back");

    public static readonly DiagnosticDescriptor UnionCaseMustKeepItsNumber = Error(
        "TJ5008", EvolutionCategory,
        "A number of a union must keep its meaning",
        "'{0}' in the payload of job '{1}': {2}; give new cases new numbers and keep the old ones, "
        + "or, if a class was only renamed, record the change in Jobs.Unshipped.txt");

    public static readonly DiagnosticDescriptor RetiredNameMustNotReturn = Error(
        "TJ5009", EvolutionCategory,
        "A retired wire name must not be used again",
        "'{0}' is the wire name of a job that was retired, and jobs of that name may still be queued; give job '{1}' another name");

    public static readonly DiagnosticDescriptor ContractLineIsMalformed = Warning(
        "TJ5010", EvolutionCategory,
        "A line of the contract should be readable",
        "Line {0} of {1} is left out: {2}");

    public static readonly DiagnosticDescriptor ResultShouldKeepItsType = Warning(
        "TJ5011", EvolutionCategory,
        "The result of a job should keep its type",
        "The result of job '{0}' has changed: {1}, so a client of the other version cannot read it; add members instead of changing them, "
        + "or record the change in Jobs.Unshipped.txt");

    public static readonly DiagnosticDescriptor MemberMayBeRenamed = Warning(
        "TJ5012", EvolutionCategory,
        "A member of a payload should not be renamed",
        "'{0}' in the payload of job '{1}' is new and '{2}' of the same type is gone: if it was renamed, queued jobs lose its value; keep the name on "
        + "the wire with [Key(\"{2}\")], or record the change in Jobs.Unshipped.txt if no queued job needs the value");

    public static readonly DiagnosticDescriptor ArgumentsUpgradeMustFit = Error(
        "TJ5013", EvolutionCategory,
        "An [UpgradesFrom] method for a job must be one that generated code can call",
        "'{0}' cannot upgrade the arguments of job '{1}': {2}");

    public static readonly DiagnosticDescriptor OlderFormMustStayReadable = Error(
        "TJ5014", EvolutionCategory,
        "What an older release has queued must stay readable",
        "Job '{0}' cannot take what line {1} of Jobs.Shipped.txt has queued, '{2}': {3}; bring back the [UpgradesFrom] method that takes it, "
        + "or delete the line once none is queued");

    public static readonly DiagnosticDescriptor MembersMustKeepTheirPlaces = Error(
        "TJ5015", EvolutionCategory,
        "Members of a payload must not exchange or shift their keys",
        "Members of '{0}' in the payload of job '{1}' have moved: {2}, so queued jobs would be misread; give them their shipped keys, names or places back, "
        + "and add new members after them");

    public static readonly DiagnosticDescriptor NumberMustNotBeReused = Error(
        "TJ5016", EvolutionCategory,
        "A shipped number must not be given to another member or value",
        "'{0}' in the payload of job '{1}' {2} when it shipped, so queued jobs would be misread; give it a free number, "
        + "or, if it was only renamed, record the change in Jobs.Unshipped.txt");

    public static readonly DiagnosticDescriptor JobsMustKeepTheirNames = Error(
        "TJ5017", EvolutionCategory,
        "Two jobs must not exchange their wire names",
        "Jobs '{0}' and '{1}' have exchanged the wire names '{2}' and '{3}', so each would run what was queued for the other; give them their names back");

    public static readonly DiagnosticDescriptor ParameterMayBeAnother = Warning(
        "TJ5018", EvolutionCategory,
        "A parameter should not take the place of another",
        "Parameter '{0}' of job '{1}' has the place of '{2}', which is gone, so it gets the value that queued jobs have for '{2}'; if it was only renamed, "
        + "record the change in Jobs.Unshipped.txt, else add it at the end with a default value and keep '{2}'");
}
