using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>TJ1009, TJ1022 and TJ1023: what jobs must know of each other, so it is seen at the end of the compilation. TJ1024: the user's own
/// part of the facade, which is seen at once. TJ1027 is the compiler's word on an entry that the generator has marked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobsMustNotCollide : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.JobNameMustBeUnique, Descriptors.FacadeNameMustBeUnique, Descriptors.FacadeMustHaveItsPlace, Descriptors.FacadeMemberMustBeFree,
        Descriptors.FacadeNameMustBeClear,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var jobs = new ConcurrentBag<JobDeclaration>();
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var facade = (Namespace: FacadeContract.NamespaceOf(options, symbols.Compilation.AssemblyName), Name: FacadeContract.NameOf(options));
        var taken = new Lazy<ImmutableArray<string>>(
            () => FacadeContract.TakenNames(symbols.Compilation.Assembly, facade.Namespace, facade.Name).Add(facade.Name));
        OnJobMethod(context, symbols, (symbol, method, attribute) =>
        {
            var job = JobDeclaration.Of(method, attribute);
            if (JobContract.IsNamelessOverload(job))
            {
                // TJ1011 says all there is to say.
                return;
            }

            jobs.Add(job);
            CheckUserPart(symbol, job, taken.Value);
        });
        context.RegisterCompilationEndAction(end =>
        {
            var ordered = jobs.OrderBy(static j => j.Method.ToDisplayString(), StringComparer.Ordinal).ToArray();
            if (ordered.Length > 0)
            {
                // A job that is to get another name is asked for one thing at a time.
                var clashing = CheckWireNames(end, ordered);
                CheckEntries(end, [.. ordered.Where(job => !clashing.Contains(job))], taken.Value);
                CheckFacade(end, ordered[0], facade.Namespace, facade.Name);
            }
        });
    }

    private static void CheckUserPart(SymbolAnalysisContext context, JobDeclaration job, ImmutableArray<string> taken)
    {
        if (taken.Contains(job.FacadeName))
        {
            var suggestion = SuggestedName.OfEntry(job, taken);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FacadeMemberMustBeFree, job.Method.Locations[0], SuggestedName.Of(SuggestedName.FacadeName, suggestion),
                job.Method.Name, job.FacadeName, suggestion));
        }
    }

    // The generator keeps the first in ordinal order; the others are reported, so that Fix All renames no more than it must.
    private static HashSet<JobDeclaration> CheckWireNames(CompilationAnalysisContext context, JobDeclaration[] jobs)
    {
        var clashing = new HashSet<JobDeclaration>();
        var owners = NamesOfReferences(context.Compilation);
        foreach (var job in jobs)
        {
            var clash = job.AliasNames.Insert(0, job.WireName).FirstOrDefault(owners.ContainsKey);
            if (clash is not null)
            {
                var suggestion = SuggestedName.OfJob(job, owners.Keys);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.JobNameMustBeUnique, job.Method.Locations[0],
                    clash == job.WireName ? SuggestedName.Of(SuggestedName.WireName, suggestion) : ImmutableDictionary<string, string?>.Empty,
                    job.Method.Name, clash, owners[clash]));
                owners[suggestion] = Quoted(job);
                clashing.Add(job);
                continue;
            }

            foreach (var name in job.AliasNames.Insert(0, job.WireName))
            {
                owners[name] = Quoted(job);
            }
        }

        return clashing;
    }

    // Of one class only: jobs of different classes are told apart by the longer paths of their entries.
    private static void CheckEntries(CompilationAnalysisContext context, JobDeclaration[] jobs, ImmutableArray<string> taken)
    {
        foreach (var ofClass in jobs.GroupBy(static job => job.Method.ContainingType, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default))
        {
            var owners = new Dictionary<string, JobDeclaration>(StringComparer.Ordinal);
            foreach (var job in ofClass.Where(job => !taken.Contains(job.FacadeName)))
            {
                if (!owners.TryGetValue(job.FacadeName, out var owner))
                {
                    owners.Add(job.FacadeName, job);
                    continue;
                }

                var suggestion = SuggestedName.OfEntry(job, [.. owners.Keys, .. taken]);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.FacadeNameMustBeUnique, job.Method.Locations[0], SuggestedName.Of(SuggestedName.FacadeName, suggestion),
                    job.Method.Name, job.FacadeName, NameOf(owner), suggestion));
                owners[suggestion] = job;
            }
        }
    }

    private static void CheckFacade(CompilationAnalysisContext context, JobDeclaration first, string ns, string name)
    {
        var reason = FacadeContract.ObstacleTo(context.Compilation, ns, name) switch
        {
            FacadeObstacle.OtherType => "a type has that name and is no 'static partial class' that could be added to",
            FacadeObstacle.InvalidName => "that is no C# name",
            _ => null,
        };
        if (reason is not null)
        {
            var full = ns.Length == 0 ? name : ns + "." + name;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FacadeMustHaveItsPlace, first.Method.Locations[0], full, first.Method.Name, reason));
        }
    }

    private static Dictionary<string, string> NamesOfReferences(Compilation compilation)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.FindAttribute(WellKnownNames.ManifestAttribute) is not { } manifest)
            {
                continue;
            }

            foreach (var argument in manifest.NamedArguments)
            {
                if (argument is { Key: "Names", Value: { Kind: TypedConstantKind.Array, IsNull: false } names })
                {
                    foreach (var name in names.Values)
                    {
                        owners[name.Value as string ?? string.Empty] = "a job of " + assembly.Name;
                    }
                }
            }
        }

        return owners;
    }

    private static string Quoted(JobDeclaration job) => "'" + job.Method.ContainingType.ToDisplayString() + "." + job.Method.Name + "'";

    private static string NameOf(JobDeclaration job) => job.Method.ContainingType.Name + "." + job.Method.Name;
}
