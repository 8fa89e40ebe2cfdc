using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1001–TJ1020 and the errors of TJ2xxx: what the generator refuses, in words. One pass, since the contract is one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMustMeetTheContract : JobAnalyzer
{
    private static readonly Dictionary<JobViolationKind, DiagnosticDescriptor> ByKind = new()
    {
        [JobViolationKind.ContainerNotPartial] = Descriptors.JobTypesMustBePartial,
        [JobViolationKind.ContainerIsInterface] = Descriptors.JobMustStandInAClass,
        [JobViolationKind.ContainerHidden] = Descriptors.JobTypesMustBeAccessible,
        [JobViolationKind.NotStatic] = Descriptors.JobMethodMustBeStatic,
        [JobViolationKind.Generic] = Descriptors.JobMustNotBeGeneric,
        [JobViolationKind.NoOrdinaryBody] = Descriptors.JobMustHaveAnOrdinaryBody,
        [JobViolationKind.UnsupportedReturn] = Descriptors.JobMustReturnTask,
        [JobViolationKind.PassedByReference] = Descriptors.ParameterMustBePassedByValue,
        [JobViolationKind.StackOnlyParameter] = Descriptors.ParameterMustBePassedByValue,
        [JobViolationKind.SeveralContexts] = Descriptors.JobMustTakeOneContext,
        [JobViolationKind.SeveralTokens] = Descriptors.JobMustTakeOneToken,
        [JobViolationKind.InvalidName] = Descriptors.JobNameMustBeValid,
        [JobViolationKind.InvalidAlias] = Descriptors.JobNameMustBeValid,
        [JobViolationKind.InvalidQueue] = Descriptors.QueueNameMustBeValid,
        [JobViolationKind.NumberOutOfRange] = Descriptors.MaxAttemptsMustBeInRange,
        [JobViolationKind.InvalidFacadeName] = Descriptors.FacadeNameMustBeValid,
        [JobViolationKind.MalformedDuration] = Descriptors.DurationMustBeValid,
        [JobViolationKind.DurationOutOfRange] = Descriptors.DurationMustBeValid,
        [JobViolationKind.ShareOutOfRange] = Descriptors.JitterMustBeAShare,
        [JobViolationKind.UndefinedChoice] = Descriptors.ChoiceMustBeDefined,
        [JobViolationKind.NotAnException] = Descriptors.RetryRuleMustBeAnException,
        [JobViolationKind.ContradictoryRetry] = Descriptors.RetryRulesMustNotContradict,
        [JobViolationKind.UnusableOnDead] = Descriptors.OnDeadMustNameAHandler,
        [JobViolationKind.HandlerTakesNoDeadLetter] = Descriptors.DeadLetterHandlerMustTakeOne,
        [JobViolationKind.PayloadHidden] = Descriptors.PayloadMustBeAccessible,
        [JobViolationKind.GeneratedMemberExists] = Descriptors.GeneratedMemberMustNotExist,
        [JobViolationKind.OverloadWithoutName] = Descriptors.OverloadedJobMustBeNamed,
        [JobViolationKind.ValueAsService] = Descriptors.ValueMustNotBeMarkedAsService,
        [JobViolationKind.RequestAsService] = Descriptors.ServiceCannotTravel,
        [JobViolationKind.InvalidUpgrade] = Descriptors.ArgumentsUpgradeMustFit,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. new HashSet<DiagnosticDescriptor>(ByKind.Values.Concat(PayloadProblems.Descriptors)) { Descriptors.ServiceMustBeMarked, Descriptors.ArgumentsUpgradeMustFit }];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        OnJobMethod(context, symbols, static (symbol, method, attribute) =>
        {
            var job = JobDeclaration.Of(method, attribute);
            foreach (var violation in JobContract.Check(job))
            {
                Report(symbol, job, violation);
            }
        });
        context.RegisterSymbolAction(ReportUpgradeOfNoJob, SymbolKind.Method);
    }

    // The other faults of such a method are the job's, which asks for it.
    private static void ReportUpgradeOfNoJob(SymbolAnalysisContext context)
    {
        if (ArgumentsUpgrade.JobOf((IMethodSymbol)context.Symbol) is { } job
            && !context.Symbol.ContainingType.GetMembers(job).Any(static m => m.HasAttribute(WellKnownNames.JobAttribute)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ArgumentsUpgradeMustFit, context.Symbol.Locations[0], context.Symbol.Name, job, "the class has no job of that method name"));
        }
    }

    private static void Report(SymbolAnalysisContext context, JobDeclaration job, JobViolation violation)
    {
        // An async void job is TJ4001's, which also follows what the job calls. Of overloads, the first one may keep the name.
        if (violation.Kind == JobViolationKind.AsyncVoid || (violation.Kind == JobViolationKind.OverloadWithoutName && !JobContract.IsNamelessOverload(job)))
        {
            return;
        }

        if (violation.Verdict is { } verdict)
        {
            context.ReportDiagnostic(OfPayload(violation, verdict, job, context.CancellationToken));
            return;
        }

        var location = LocationOf(violation, job, context.CancellationToken);
        if (ByKind.TryGetValue(violation.Kind, out var descriptor))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor, location, OtherLocations(violation), SuggestedName.For(violation, job), Arguments(violation, job)));
        }
    }

    private static Diagnostic OfPayload(JobViolation violation, PayloadVerdict verdict, JobDeclaration job, CancellationToken cancellationToken)
    {
        var location = PayloadPlace.Of(violation.Subject, cancellationToken);
        var isParameterItself = verdict.Member is null && violation.Subject is IParameterSymbol parameter
            && SymbolEqualityComparer.Default.Equals(verdict.Type, parameter.Type);
        if (isParameterItself && verdict.Problem == PayloadProblem.Service)
        {
            return Diagnostic.Create(Descriptors.ServiceMustBeMarked, location, violation.Subject.Name, job.Method.Name, $"'{verdict.TypeName}' is one");
        }

        if (violation.Subject is IParameterSymbol { Type: INamedTypeSymbol type } && ServiceClass.DependencyOf(type) is { } dependency)
        {
            return Diagnostic.Create(
                Descriptors.ServiceMustBeMarked, location, violation.Subject.Name, job.Method.Name,
                $"the constructor of '{type.ToDisplayString(PayloadVerdict.NameFormat)}' takes '{dependency.ToDisplayString(PayloadVerdict.NameFormat)}'");
        }

        return Diagnostic.Create(
            PayloadProblems.DescriptorOf(verdict.Problem), location, PayloadPlace.OfMember(verdict), PayloadProblems.Subject(violation.Subject),
            job.Method.Name, PayloadProblems.Path(verdict), PayloadProblems.Detail(verdict));
    }

    private static object[] Arguments(JobViolation violation, JobDeclaration job)
    {
        var method = job.Method.Name;
        return violation.Kind switch
        {
            JobViolationKind.ContainerNotPartial or JobViolationKind.ContainerIsInterface or JobViolationKind.ContainerHidden
                or JobViolationKind.SeveralContexts or JobViolationKind.SeveralTokens
                => [violation.Evidence.Length > 0 ? violation.Evidence : violation.Subject.Name, method],
            JobViolationKind.NotStatic or JobViolationKind.OverloadWithoutName => [method],
            JobViolationKind.Generic => [method, violation.Subject.Name],
            JobViolationKind.NoOrdinaryBody or JobViolationKind.UnsupportedReturn => [method, violation.Evidence],
            JobViolationKind.PassedByReference or JobViolationKind.StackOnlyParameter => [violation.Subject.Name, method, violation.Evidence],
            JobViolationKind.ValueAsService => [violation.Subject.Name, method, violation.Evidence],
            JobViolationKind.RequestAsService => [PayloadProblems.Subject(violation.Subject), method, $"'{violation.Evidence}'", PayloadProblems.CopyValues],
            JobViolationKind.InvalidName or JobViolationKind.InvalidAlias => [violation.Evidence, method, WireNameFault(violation, job)],
            JobViolationKind.PayloadHidden => [PayloadProblems.Subject(violation.Subject), method, violation.Evidence],
            JobViolationKind.MalformedDuration or JobViolationKind.DurationOutOfRange or JobViolationKind.UndefinedChoice
                or JobViolationKind.NotAnException or JobViolationKind.NumberOutOfRange or JobViolationKind.ShareOutOfRange => [violation.Argument!, method, violation.Evidence, violation.Detail],
            JobViolationKind.UnusableOnDead => [method, violation.Evidence, violation.Detail],
            JobViolationKind.InvalidUpgrade => [violation.Subject.Name, method, violation.Evidence],
            JobViolationKind.HandlerTakesNoDeadLetter => [method, "its payload is not exactly one DeadLetter"],
            _ => [violation.Evidence, method],
        };
    }

    private static string WireNameFault(JobViolation violation, JobDeclaration job)
        => WireNames.IsJobName(violation.Evidence)
            ? "the job has it already"
            : violation.Kind == JobViolationKind.InvalidName && !job.HasExplicitName
                ? "it is derived from class and method and has others than ASCII letters, digits, '.', '-', '_'; name the job with [Job(\"…\")]"
                : "use 1 to 200 ASCII letters, digits, '.', '-' or '_'";

    private static Location LocationOf(JobViolation violation, JobDeclaration job, CancellationToken cancellationToken)
    {
        var method = job.Method.Locations[0];
        switch (violation.Kind)
        {
            case JobViolationKind.InvalidAlias:
                foreach (var alias in job.Aliases)
                {
                    if (JobDeclaration.AliasName(alias) == violation.Evidence && (alias.Argument(0) as string) != job.WireName)
                    {
                        return alias.LocationOf(0, cancellationToken) ?? method;
                    }
                }

                return job.Aliases[0].LocationOf(0, cancellationToken) ?? method;
            case JobViolationKind.InvalidName:
                return job.HasExplicitName ? job.Attribute.LocationOf(0, cancellationToken) ?? method : method;
            case JobViolationKind.UnsupportedReturn or JobViolationKind.PayloadHidden or JobViolationKind.ValueAsService or JobViolationKind.RequestAsService:
                return PayloadPlace.Of(violation.Subject, cancellationToken);
            default:
                return violation.Argument is { } argument
                    ? (violation.Source ?? job.Attribute).LocationOf(argument, cancellationToken) ?? method
                    : violation.Subject is IParameterSymbol or IMethodSymbol ? violation.Subject.Locations[0] : method;
        }
    }

    // The declarations that the fix changes: those of the types around the job, or of the type that cannot be seen.
    private static IEnumerable<Location> OtherLocations(JobViolation violation)
        => violation.Subject is INamedTypeSymbol type ? PayloadPlace.Declarations(type)
            : violation.Kind == JobViolationKind.PayloadHidden ? PayloadPlace.Declarations(HiddenType(violation.Subject))
            : [];

    private static INamedTypeSymbol? HiddenType(ISymbol subject)
    {
        var type = subject switch
        {
            IParameterSymbol parameter => parameter.Type,
            IMethodSymbol method => ResultOf(method),
            _ => null,
        };
        return type as INamedTypeSymbol ?? (type as IArrayTypeSymbol)?.ElementType as INamedTypeSymbol;
    }

    private static ITypeSymbol? ResultOf(IMethodSymbol method)
    {
        JobSignature.ReturnOf(method, out var result);
        return result;
    }
}
