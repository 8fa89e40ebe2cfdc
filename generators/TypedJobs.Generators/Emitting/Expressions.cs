using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>How a value is written and read.</summary>
internal static class Expressions
{
    /// <summary>Writes a value; an expression, without semicolon.</summary>
    /// <param name="value">What it is.</param>
    /// <param name="writer">The writer's name.</param>
    /// <param name="expression">The value.</param>
    /// <param name="isOblivious">True where the compiler does not check nullability: in codecs.</param>
    public static string Write(ValueModel value, string writer, string expression, bool isOblivious = false)
        => value.InlineReader is not null
            ? $"{writer}.Write({expression})"
            : $"{value.Codec}.Write(ref {writer}, {expression}{Forgive(value.IsAnnotated && !isOblivious)})";

    /// <summary>Reads a value.</summary>
    public static string Read(ValueModel value, string reader, bool isOblivious = false)
    {
        // Of what is read inline only strings can be nil; whether this one may be, the author has said.
        return value.InlineReader is not null
            ? $"{reader}.{value.InlineReader}(){Forgive(value.IsReference && !value.IsAnnotated && !isOblivious)}"
            : $"{value.Codec}.Read(ref {reader}){Forgive(value.IsAnnotated && !isOblivious)}";
    }

    /// <summary>A constant string.</summary>
    public static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    private static string Forgive(bool isNeeded) => isNeeded ? "!" : string.Empty;
}
