namespace TypedJobs.Generators.Model;

/// <summary>A value that travels: its type and how it is written and read.</summary>
/// <remarks>Models are cached by the compiler, so each is immutable, equal by value, and holds nothing of Roslyn.</remarks>
/// <param name="Type">The type by its global:: name, with nullable annotations and tuple names as the author wrote them.</param>
/// <param name="PlainType">The same type as the codec knows it: without those.</param>
/// <param name="Codec">The codec by its global:: name.</param>
/// <param name="InlineReader">The reader's own method for the type; null if a codec is needed.</param>
/// <param name="IsReference">True if it can be null.</param>
/// <param name="IsNullRefused">True if it can be null, and the author has said that it is not: neither written nor read then.</param>
/// <param name="DisplayName">The type as messages spell it.</param>
/// <param name="IsAnnotated">True if the author's nullable annotations differ from the codec's, so that passing one for the other takes an <c>!</c>.</param>
internal sealed record ValueModel(
    string Type, string PlainType, string Codec, string? InlineReader, bool IsReference, bool IsAnnotated, bool IsNullRefused, string DisplayName);
