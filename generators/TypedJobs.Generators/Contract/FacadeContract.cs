using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Generators.Contract;

/// <summary>What is in the way of the facade as a whole.</summary>
internal enum FacadeObstacle
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A namespace has the facade's full name: <c>namespace Shop.Jobs</c> beside a facade <c>Shop.Jobs</c> would be CS0101.</summary>
    Namespace,

    /// <summary>A namespace of a referenced assembly has the facade's full name: nothing in it could be named any more.</summary>
    ImportedNamespace,

    /// <summary>A type of that name is no <c>static partial class</c> that the generator could add to.</summary>
    OtherType,

    /// <summary>The properties name something that is no C# identifier.</summary>
    InvalidName,
}

/// <summary>The name and the namespace of the facade: MSBuild properties, else <c>Jobs</c> in the root namespace.</summary>
internal static class FacadeContract
{
    /// <summary>The facade's name when the project does not say.</summary>
    public const string DefaultName = "Jobs";

    /// <summary>The facade's name.</summary>
    public static string NameOf(AnalyzerConfigOptions global)
        => global.TryGetValue(WellKnownNames.FacadeNameProperty, out var name) && name.Length > 0 ? name : DefaultName;

    /// <summary>The facade's namespace; empty for the global one.</summary>
    public static string NamespaceOf(AnalyzerConfigOptions global, string? assemblyName)
    {
        if (global.TryGetValue(WellKnownNames.FacadeNamespaceProperty, out var ns) && ns.Length > 0)
        {
            return ns;
        }

        return global.TryGetValue(WellKnownNames.RootNamespaceProperty, out var root) && root.Length > 0 ? root : ToNamespace(assemblyName ?? string.Empty);
    }

    /// <summary>True if other assemblies are not to see the facade.</summary>
    public static bool IsInternal(AnalyzerConfigOptions global)
        => global.TryGetValue(WellKnownNames.FacadeAccessProperty, out var access) && string.Equals(access, "internal", StringComparison.OrdinalIgnoreCase);

    /// <summary>The user's own part of the facade, a type of the same full name in the compilation; null if there is none.</summary>
    public static INamedTypeSymbol? FindUserPart(IAssemblySymbol assembly, string ns, string name)
        => FindNamespace(assembly.GlobalNamespace, ns)?.GetTypeMembers(name, 0).FirstOrDefault();

    /// <summary>What is in the way of a facade of that name.</summary>
    public static FacadeObstacle ObstacleTo(Compilation compilation, string ns, string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || (ns.Length > 0 && !ns.Split('.').All(SyntaxFacts.IsValidIdentifier)))
        {
            return FacadeObstacle.InvalidName;
        }

        if (HasNamespace(compilation.Assembly.GlobalNamespace, ns, name))
        {
            return FacadeObstacle.Namespace;
        }

        if (HasNamespace(compilation.GlobalNamespace, ns, name))
        {
            return FacadeObstacle.ImportedNamespace;
        }

        return FindUserPart(compilation.Assembly, ns, name) is { } part && !CanAddTo(part) ? FacadeObstacle.OtherType : FacadeObstacle.None;
    }

    /// <summary>Names that the user's own part of the facade takes, and that no job's entry may have: CS0102 otherwise.</summary>
    public static ImmutableArray<string> TakenNames(IAssemblySymbol assembly, string ns, string name)
        => FindUserPart(assembly, ns, name) is { } part
            ? [.. part.GetMembers().Where(static m => !m.IsImplicitlyDeclared && !m.IsGenerated()).Select(static m => m.Name)
                .Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal)]
            : [];

    private static bool CanAddTo(INamedTypeSymbol part)
        => part is { TypeKind: TypeKind.Class, IsStatic: true, IsRecord: false, IsFileLocal: false }
            && part.DeclaringSyntaxReferences.All(
                static r => r.GetSyntax() is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool HasNamespace(INamespaceSymbol root, string ns, string name)
        => FindNamespace(root, ns)?.GetMembers(name).Any(static m => m is INamespaceSymbol) == true;

    /// <summary>The namespace of a dotted name; null if there is none.</summary>
    public static INamespaceSymbol? FindNamespace(INamespaceSymbol root, string name)
    {
        var found = root;
        foreach (var part in name.Length == 0 ? [] : name.Split('.'))
        {
            found = found?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return found;
    }

    private static string ToNamespace(string assemblyName)
    {
        var text = new StringBuilder(assemblyName.Length);
        var atStart = true;
        foreach (var c in assemblyName)
        {
            if (atStart && c is >= '0' and <= '9')
            {
                text.Append('_');
            }

            text.Append(c == '.' || SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
            atStart = c == '.';
        }

        return text.ToString().Trim('.');
    }
}
