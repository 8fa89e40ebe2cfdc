using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>How a value is written and read.</summary>
internal static class Expressions
{
    /// <summary>Writes a value; an expression, without semicolon.</summary>
    /// <param name="value">What it is.</param>
    /// <param name="writer">The writer's name.</param>
    /// <param name="expression">The value.</param>
    public static string Write(ValueModel value, string writer, string expression)
        => value.InlineReader is not null
            ? $"{writer}.Write({expression})"
            : $"{value.Codec}.Write(ref {writer}, {expression}{(value.IsAnnotated ? "!" : string.Empty)})";

    /// <summary>Reads a value.</summary>
    public static string Read(ValueModel value, string reader)
    {
        if (value.InlineReader is not null)
        {
            // Only strings can be nil; whether this one may be, the author has said.
            return $"{reader}.{value.InlineReader}(){(value.IsReference && !value.IsAnnotated ? "!" : string.Empty)}";
        }

        return $"{value.Codec}.Read(ref {reader}){(value.IsAnnotated ? "!" : string.Empty)}";
    }

    /// <summary>A constant string.</summary>
    public static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);
}
