using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What is marked <c>[Obsolete]</c>: generated code that names it must be obsolete too, since an obsolete error cannot be switched off.</summary>
internal static class ObsoleteSymbols
{
    public const string Attribute = "System.ObsoleteAttribute";

    /// <summary>True if the symbol is, or a type around it.</summary>
    public static bool Is(ISymbol symbol)
    {
        for (var self = symbol; self is not null; self = self.ContainingType)
        {
            if (self.HasAttribute(Attribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if something is that a codec of the shape names.</summary>
    public static bool AreIn(PayloadShape shape)
        => Names(shape.Type)
            || shape.Parts.Any(static part => Names(part.Type))
            || shape.Upgrades.Any(static upgrade => Is(upgrade.Method))
            || (shape.Object is { } made && ((made.Constructor is { } constructor && Is(constructor)) || made.Members.Any(static m => IsMember(m.Symbol))));

    /// <summary>True if the type is, or one inside it.</summary>
    public static bool Names(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Names(array.ElementType),
        INamedTypeSymbol named => named.HasAttribute(Attribute) || named.TypeArguments.Any(Names) || (named.ContainingType is { } outer && Names(outer)),
        _ => false,
    };

    private static bool IsMember(ISymbol member)
        => Is(member) || (member is IPropertySymbol property && ((property.GetMethod is { } getter && Is(getter)) || (property.SetMethod is { } setter && Is(setter))));
}
