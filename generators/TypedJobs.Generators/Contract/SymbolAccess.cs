using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Who can name a type.</summary>
internal enum Reach
{
    /// <summary>Not even all code of the assembly: private, protected or file-local, itself or something around or inside it.</summary>
    Hidden,

    /// <summary>The assembly's code.</summary>
    Assembly,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>How far types and members can be seen, from code that stands outside of them.</summary>
internal static class SymbolAccess
{
    /// <summary>The reach of a type, together with all types around it and its type arguments.</summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The assembly that the generated code is in.</param>
    public static Reach ReachOf(ITypeSymbol type, IAssemblySymbol from)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return ReachOf(array.ElementType, from);
            case INamedTypeSymbol named:
                var reach = named.IsFileLocal ? Reach.Hidden : DeclaredReach(named, from);
                if (named.ContainingType is { } outer)
                {
                    reach = Least(reach, ReachOf(outer, from));
                }

                foreach (var argument in named.TypeArguments)
                {
                    reach = Least(reach, argument is ITypeParameterSymbol ? Reach.Public : ReachOf(argument, from));
                }

                return reach;
            default:
                return Reach.Public;
        }
    }

    /// <summary>The reach that a member's own modifiers give it.</summary>
    public static Reach DeclaredReach(ISymbol symbol, IAssemblySymbol from) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => Reach.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal when SameHouse(symbol.ContainingAssembly, from) => Reach.Assembly,
        _ => Reach.Hidden,
    };

    /// <summary>The lesser of two.</summary>
    public static Reach Least(Reach left, Reach right) => left < right ? left : right;

    private static bool SameHouse(IAssemblySymbol? declaring, IAssemblySymbol from)
        => declaring is not null && (SymbolEqualityComparer.Default.Equals(declaring, from) || declaring.GivesAccessTo(from));
}
