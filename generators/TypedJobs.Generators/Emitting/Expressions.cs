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
            : $"{value.Codec}.Write(ref {writer}, {Checked(value, expression, isOblivious)}{Forgive(value.IsReference && !value.IsNullRefused && !value.IsAnnotated && !isOblivious)})";

    /// <summary>Reads a value.</summary>
    public static string Read(ValueModel value, string reader, bool isOblivious = false)
        => value.InlineReader is not null
            ? $"{reader}.{value.InlineReader}()"
            : Checked(value, $"{value.Codec}.Read(ref {reader})", isOblivious);

    /// <summary>The codec of a value that is not null where it may not be.</summary>
    public static string CheckedCodec(ValueModel value)
        => value.IsNullRefused ? $"global::TypedJobs.Serialization.NotNullCodec<{value.Codec}, {value.PlainType}>" : value.Codec;

    /// <summary>A constant string.</summary>
    public static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    private static string Forgive(bool isNeeded) => isNeeded ? "!" : string.Empty;

    /// <summary>What is thrown for a null that may not be.</summary>
    public static string NullOf(ValueModel value) => $"throw global::TypedJobs.Serialization.PayloadFault.Null({Text(value.DisplayName)})";

    // Annotations inside of the type differ from those of the codec, which has none.
    private static string Checked(ValueModel value, string expression, bool isOblivious)
    {
        var isForgiven = value.IsAnnotated && !isOblivious;
        var text = value.IsNullRefused ? $"{expression} ?? {NullOf(value)}" : expression;
        return !isForgiven ? text : value.IsNullRefused ? $"({text})!" : text + "!";
    }
}
