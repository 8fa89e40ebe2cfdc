using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What System.Text.Json's attributes say of a payload: they are understood as MessagePack's are, on types that have none of those.</summary>
internal static class JsonAttributes
{
    // Of JsonIgnoreCondition: Always, WhenWriting and WhenReading. The others look at the value, and a value never decides what travels.
    private const int Always = 1;
    private const int WhenWriting = 4;
    private const int WhenReading = 5;

    /// <summary>True if <c>[JsonIgnore]</c> leaves the member out whatever its value is.</summary>
    public static bool IsIgnored(ISymbol member)
    {
        if (member.FindAttribute(WellKnownNames.JsonIgnoreAttribute) is not { } attribute)
        {
            return false;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Condition")
            {
                return argument.Value.Value is Always or WhenWriting or WhenReading;
            }
        }

        return true;
    }

    /// <summary>The name that <c>[JsonPropertyName]</c> gives; null if there is none.</summary>
    public static string? NameOf(ISymbol member)
        => member.FindAttribute(WellKnownNames.JsonPropertyNameAttribute) is { ConstructorArguments: { Length: 1 } arguments } ? arguments[0].Value as string : null;

    /// <summary>How a member contradicts itself by MessagePack's <c>[Key]</c> and an attribute for JSON; null if it does not.</summary>
    /// <param name="member">The member.</param>
    /// <param name="key">Its <c>[Key]</c>; null without one.</param>
    public static string? ContradictionOf(ISymbol member, object? key)
    {
        if (key is not null && IsIgnored(member))
        {
            return $"[Key] says that '{member.Name}' is stored, and [JsonIgnore] that it is not";
        }

        return key is string name && NameOf(member) is { } json && json != name
            ? $"[Key] names '{member.Name}' \"{name}\", and [JsonPropertyName] \"{json}\""
            : null;
    }
}
