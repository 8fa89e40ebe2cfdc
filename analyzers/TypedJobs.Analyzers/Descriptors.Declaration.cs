using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor JobTypesMustBePartial = Error(
        "TJ1001", DeclarationCategory,
        "The types around a job must be partial",
        "Type '{0}' must be partial and not file-local, so that the code of job '{1}' can be generated into it");

    public static readonly DiagnosticDescriptor JobMethodMustBeStatic = Error(
        "TJ1002", DeclarationCategory,
        "A job method must be static",
        "Job '{0}' must be static: no instance is stored with it; take what it needs as parameters, services with [FromServices]");

    public static readonly DiagnosticDescriptor PayloadMustBeAccessible = Error(
        "TJ1003", DeclarationCategory,
        "The types in a job's signature must be accessible",
        "{0} of job '{1}' has type '{2}', which code outside its class cannot name, so the calls of the job cannot either; make the type internal or public");

    public static readonly DiagnosticDescriptor JobMustReturnTask = Error(
        "TJ1004", DeclarationCategory,
        "A job must return nothing, a value, a Task or a ValueTask",
        "Job '{0}' returns '{1}', which no worker can await or store; return void, T, Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor JobMustNotBeGeneric = Error(
        "TJ1005", DeclarationCategory,
        "A job must not be generic",
        "Job '{0}' is generic in '{1}', so what its arguments look like on the wire is not known; write a job per type that calls the generic method");

    public static readonly DiagnosticDescriptor ParameterMustBePassedByValue = Error(
        "TJ1006", DeclarationCategory,
        "A parameter of a job must be passed by value",
        "Parameter '{0}' of job '{1}' is '{2}', which only a caller on the same stack can pass; take it by value, as an ordinary type");

    public static readonly DiagnosticDescriptor JobMustTakeOneToken = Error(
        "TJ1007", DeclarationCategory,
        "A job must take at most one CancellationToken",
        "'{0}' is the second CancellationToken of job '{1}', and the worker has one per attempt; remove it");

    public static readonly DiagnosticDescriptor JobMustTakeOneContext = Error(
        "TJ1008", DeclarationCategory,
        "A job must take at most one JobContext",
        "'{0}' is the second JobContext of job '{1}', and there is one per attempt; remove it");

    public static readonly DiagnosticDescriptor JobNameMustBeUnique = Error(
        "TJ1009", DeclarationCategory,
        "The wire name of a job must be unique",
        "Job '{0}' has the wire name '{1}', which {2} has already; give one of them another name with [Job(\"…\")]",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor JobNameMustBeValid = Error(
        "TJ1010", DeclarationCategory,
        "The wire name of a job must be valid",
        "'{0}' cannot be a wire name of job '{1}': {2}");

    public static readonly DiagnosticDescriptor OverloadedJobMustBeNamed = Error(
        "TJ1011", DeclarationCategory,
        "An overloaded job must have an explicit wire name",
        "Job '{0}' is an overload of another job, so both have the same derived wire name; name this one with [Job(\"…\")]");

    public static readonly DiagnosticDescriptor JobMustHaveAnOrdinaryBody = Error(
        "TJ1012", DeclarationCategory,
        "A job must have an ordinary body",
        "Job '{0}' is {1}, so there is nothing that a worker could run to its end; give it an ordinary body");

    public static readonly DiagnosticDescriptor GeneratedMemberMustNotExist = Error(
        "TJ1013", DeclarationCategory,
        "The name of a generated member must be free",
        "'{0}' in the class of job '{1}' has the name of the member that is generated to run the job; rename it");

    public static readonly DiagnosticDescriptor ServiceMustBeMarked = Error(
        "TJ1015", DeclarationCategory,
        "A service must be marked as one",
        "Parameter '{0}' of job '{1}' is a service ({2}) and cannot be serialized; mark it [FromServices], and the worker resolves it");

    public static readonly DiagnosticDescriptor JobShouldBeNamed = Warning(
        "TJ1016", DeclarationCategory,
        "A job under contract should have an explicit wire name",
        "The wire name of job '{0}' is derived from its class and method, so renaming either would strand queued jobs; write [Job(\"{1}\")]");

    public static readonly DiagnosticDescriptor QueueNameMustBeValid = Error(
        "TJ1017", DeclarationCategory,
        "The queue of a job must have a valid name",
        "'{0}' cannot be the queue of job '{1}': use 1 to 100 letters, digits, '.', '-' or '_'");

    public static readonly DiagnosticDescriptor JobMustStandInAClass = Error(
        "TJ1018", DeclarationCategory,
        "A job must be declared in a class, struct or record",
        "Job '{1}' is declared in '{0}', which is no class, struct or record, so its invoker cannot be generated there; move the job to a static partial class");

    public static readonly DiagnosticDescriptor JobTypesMustBeAccessible = Error(
        "TJ1019", DeclarationCategory,
        "The types around a job must be accessible",
        "Type '{0}' around job '{1}' is private or protected, so the facade cannot reach the job; make the type internal or public "
        + "(the job itself may be private)");

    public static readonly DiagnosticDescriptor FacadeNameMustBeValid = Error(
        "TJ1020", DeclarationCategory,
        "The facade name of a job must be an identifier",
        "'{0}' cannot be the entry of job '{1}' in the facade: it is no C# identifier");

    public static readonly DiagnosticDescriptor FacadeNameMustBeUnique = Error(
        "TJ1022", DeclarationCategory,
        "The name of a job in the facade must be unique",
        "Job '{0}' would be '{1}' in the facade, a name that job '{2}' of the same class takes; give it another with [Job(FacadeName = \"{3}\")]",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor FacadeMustHaveItsPlace = Error(
        "TJ1023", DeclarationCategory,
        "The name of the facade is taken",
        "The facade '{0}' of job '{1}' cannot be generated: {2}; set the MSBuild property TypedJobsFacadeName or TypedJobsFacadeNamespace");

    public static readonly DiagnosticDescriptor FacadeMemberMustBeFree = Error(
        "TJ1024", DeclarationCategory,
        "The entry of a job must not collide with a member of the facade",
        "Job '{0}' would be '{1}' in the facade, whose own part in this project has that name already; give the entry another with [Job(FacadeName = \"{2}\")]");

    public static readonly DiagnosticDescriptor FacadeMustNotBeHidden = Error(
        "TJ1025", DeclarationCategory,
        "Nothing must hide the facade where a job is enqueued",
        "'{0}' means the {4} '{1}' here and not the facade '{2}'; write 'global::{2}.{3}', or give the facade another name with the MSBuild property "
        + "TypedJobsFacadeName");

    public static readonly DiagnosticDescriptor ValueMustNotBeMarkedAsService = Error(
        "TJ1026", DeclarationCategory,
        "A value must not be marked [FromServices]",
        "Parameter '{0}' of job '{1}' is marked [FromServices], and no container resolves '{2}'; remove the attribute, and the value is part of the payload");

    public static readonly DiagnosticDescriptor FacadeNameMustBeClear = Error(
        "TJ1027", DeclarationCategory,
        "The entry of the facade must be the name of one job",
        "{0} is a job of {1} and of {2}: write {3} or {4}");

    public static readonly DiagnosticDescriptor StaticInitialisationHasAnEffect = Warning(
        "TJ1014", DeclarationCategory,
        "The static initialisation of a job's class should have no effect",
        "Static initialisation of '{0}' likely repeats what '{1}' does: it runs once in every process that enqueues or runs a job of the class; "
        + "do it in a job, or where the host starts");
}
