using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using All = TypedJobs.Analyzers.Descriptors;

namespace TypedJobs.Analyzers;

/// <summary>From a reason why something cannot travel to its rule, and the words that all of these rules share.</summary>
internal static class PayloadProblems
{
    private static readonly Dictionary<PayloadProblem, DiagnosticDescriptor> ByProblem = new()
    {
        [PayloadProblem.NoCodec] = All.PayloadMustHaveACodec,
        [PayloadProblem.Open] = All.PayloadMustBeClosed,
        [PayloadProblem.Code] = All.CodeCannotTravel,
        [PayloadProblem.ProcessBound] = All.ProcessBoundCannotTravel,
        [PayloadProblem.DeferredQuery] = All.QueryCannotTravel,
        [PayloadProblem.InProcess] = All.InProcessConstructCannotTravel,
        [PayloadProblem.Service] = All.ServiceCannotTravel,
        [PayloadProblem.Request] = All.ServiceCannotTravel,
        [PayloadProblem.OpenGeneric] = All.OpenGenericCannotTravel,
        [PayloadProblem.StackOnly] = All.StackOnlyCannotTravel,
        [PayloadProblem.NotRebuildable] = All.PayloadMustBeRebuildable,
        [PayloadProblem.RequiredNotSettable] = All.RequiredMemberMustBeSettable,
        [PayloadProblem.Hidden] = All.PayloadMustBeVisible,
        [PayloadProblem.NoBinaryForm] = All.NoBinaryForm,
        [PayloadProblem.Exception] = All.ExceptionCannotTravel,
        [PayloadProblem.ByName] = All.PassItsName,
        [PayloadProblem.Contradiction] = All.AttributesContradict,
        [PayloadProblem.InvalidUnion] = All.UnionMustBeConsistent,
        [PayloadProblem.KeyMissing] = All.KeyIsMissing,
        [PayloadProblem.DuplicateKey] = All.KeyMustBeUnique,
        [PayloadProblem.CustomFormatter] = All.CustomFormatterIsNotKnown,
        [PayloadProblem.InvalidUpgrade] = All.UpgradeMustFit,
        [PayloadProblem.Endless] = All.TypeMustEnd,
    };

    /// <summary>The rules of what cannot travel.</summary>
    public static IEnumerable<DiagnosticDescriptor> Descriptors => ByProblem.Values;

    /// <summary>The rule of a problem; one that the table does not know yet is the general one.</summary>
    public static DiagnosticDescriptor DescriptorOf(PayloadProblem problem)
        => ByProblem.TryGetValue(problem, out var descriptor) ? descriptor : All.PayloadMustHaveACodec;

    /// <summary>How messages name a parameter or the result.</summary>
    public static string Subject(ISymbol subject) => subject is IParameterSymbol ? $"Parameter '{subject.Name}'" : "The result";

    /// <summary>The path with the type at its end: <c>'Order.Customer.Avatar' (Stream)</c>.</summary>
    public static string Path(PayloadVerdict verdict) => Path(verdict.Path, verdict.TypeName);

    public static string Path(string path, string typeName)
        => path == typeName || typeName.Length == 0 ? $"'{path}'" : $"'{path}' ({typeName})";

    /// <summary>The detail of a problem in words.</summary>
    public static string Detail(PayloadVerdict verdict)
        => verdict.Problem switch
        {
            PayloadProblem.Service => TakeService,
            PayloadProblem.Request => CopyValues,
            PayloadProblem.NotRebuildable => NotRebuildable(verdict),
            _ => verdict.Evidence,
        };

    private const string TakeService = "is a service of the container; take it as a parameter with [FromServices]";

    /// <summary>What to do about what belongs to a request.</summary>
    public const string CopyValues = "belongs to a request, which is over when the job runs; copy out the values that the job needs and pass those";

    private static string NotRebuildable(PayloadVerdict verdict)
        => verdict.Evidence.Length > 0
            ? verdict.Member is null ? $" (constructor parameter '{verdict.Evidence}' matches no member)" : $" (nothing sets '{verdict.Evidence}')"
            : verdict.Evidence;
}
