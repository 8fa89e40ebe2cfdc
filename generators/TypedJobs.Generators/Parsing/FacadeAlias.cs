using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Generators.Parsing;

/// <summary>Whether <c>global using Jobs = …;</c> can be written: it makes one of several facades that are imported the one that is meant.</summary>
internal static class FacadeAlias
{
    // Most files stay as they are from one keystroke to the next. The key is weak: what was read of a file dies with it.
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Aliases = new();

    /// <summary>False where the name has a meaning in the global namespace already (CS0576), or in a file that declares such an alias itself (CS1537).</summary>
    public static bool CanBeWritten(Compilation compilation, string ns, string name)
        => ns.Length > 0
            && !compilation.GlobalNamespace.GetMembers(name).Any()
            && !compilation.SyntaxTrees.Any(tree => Aliases.GetValue(tree, static t => AliasesOf(t)).Contains(name));

    private static string[] AliasesOf(SyntaxTree tree)
        => tree.GetRoot() is CompilationUnitSyntax unit
            ? [
                .. unit.Usings.Where(static u => u.Alias is not null).Select(static u => u.Alias!.Name.Identifier.ValueText),
                .. unit.Externs.Select(static e => e.Identifier.ValueText),
            ]
            : [];
}
