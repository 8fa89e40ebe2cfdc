using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>A facade whose name a namespace has, <c>Acme.Jobs</c> in a project <c>Acme</c>: its entries are types of that namespace, so that
/// <c>Jobs.SendMail</c> means them wherever it is written.</summary>
internal static class NamespaceFacade
{
    /// <summary>Adds what only such a facade needs.</summary>
    public static FacadeContentModel Complete(FacadeContentModel content, IEnumerable<JobModel> jobs, Compilation compilation)
    {
        if (!content.Facade.IsNamespace)
        {
            return content;
        }

        var entries = content.Jobs.Select(static job => job.Facade).Concat(content.Referenced).ToArray();
        var own = new HashSet<string>(content.Jobs.Select(static job => job.Key), StringComparer.Ordinal);
        var calls = jobs.Where(job => own.Contains(job.Entry.Key)).Select(CallOf)
            .Concat(content.Referenced.Select(entry => CallOf(entry, compilation)).Where(static call => call is not null).Select(static call => call!));
        return content with
        {
            Facade = content.Facade with { TakenNames = content.Facade.TakenNames.Concat(TakenNames(content.Facade, entries, compilation)).ToEquatable() },
            Calls = calls.ToEquatable(),
        };
    }

    // A type of the namespace would hide another of its name from the code in the namespace, and meet it where both are imported.
    private static IEnumerable<string> TakenNames(FacadeModel facade, FacadeEntryModel[] entries, Compilation compilation)
    {
        return entries.Select(static entry => entry.Name)
            .Concat(entries.Select(static entry => entry.Container).Distinct(StringComparer.Ordinal).SelectMany(static name => FacadeGroupNames.Of(name).Take(4)))
            .Distinct(StringComparer.Ordinal)
            .Where(name => IsTaken(name, facade, compilation))
            .OrderBy(static name => name, StringComparer.Ordinal);
    }

    private static bool IsTaken(string name, FacadeModel facade, Compilation compilation)
    {
        INamespaceSymbol? ns = compilation.GlobalNamespace;
        foreach (var part in facade.Namespace.Length == 0 ? [facade.Name] : facade.Namespace.Split('.').Append(facade.Name))
        {
            ns = ns?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
            if (ns?.GetMembers(name).Any(member => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)) == true)
            {
                return true;
            }
        }

        return compilation.ContainsSymbolsWithName(name, SymbolFilter.Type | SymbolFilter.Namespace)
            || compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => assembly.TypeNames.Contains(name) && HasPublicType(assembly.GlobalNamespace, name));
    }

    private static bool HasPublicType(INamespaceSymbol ns, string name)
        => ns.GetTypeMembers(name).Any(static type => type.DeclaredAccessibility == Accessibility.Public) || ns.GetNamespaceMembers().Any(inner => HasPublicType(inner, name));

    private static FacadeCallModel CallOf(JobModel job)
    {
        var payload = job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload).ToArray();
        return new FacadeCallModel(
            job.Entry.Facade.Definition,
            payload.Select(static p => p.Declaration).ToEquatable(),
            payload.Select(static p => p.Name).ToEquatable(),
            payload.Any(static p => p.IsParams),
            job.Result is { } result ? $"<{result.Type}>" : string.Empty);
    }

    private static FacadeCallModel? CallOf(FacadeEntryModel entry, Compilation compilation)
    {
        INamespaceOrTypeSymbol? found = compilation.GlobalNamespace;
        foreach (var part in entry.Definition.Split('.'))
        {
            found = found?.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault(static member => member is not INamedTypeSymbol { Arity: > 0 });
        }

        return found?.GetMembers("With").OfType<IMethodSymbol>().FirstOrDefault() is { ReturnType: INamedTypeSymbol call } with
            ? new FacadeCallModel(
                entry.Definition,
                with.Parameters.Select(ParameterOf).ToEquatable(),
                with.Parameters.Select(static p => Identifiers.Escape(p.Name)).ToEquatable(),
                with.Parameters.Any(static p => p.IsParams),
                call.Arity == 0 ? string.Empty : $"<{TypeNames.Annotated(call.TypeArguments[0])}>")
            : null;
    }

    private static string ParameterOf(IParameterSymbol parameter)
        => ParameterAttributes.Of(parameter) + (parameter.IsParams ? "params " : string.Empty) + TypeNames.Annotated(parameter.Type) + " " + Identifiers.Escape(parameter.Name)
            + (Literals.DefaultOf(parameter) is { } value && !ParameterAttributes.MakeOptional(parameter) ? " = " + value : string.Empty);
}
