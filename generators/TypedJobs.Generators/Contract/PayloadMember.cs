using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>A property or field that travels.</summary>
internal sealed class PayloadMember
{
    public PayloadMember(ISymbol symbol, ITypeSymbol type, string wireName, int? key)
    {
        Symbol = symbol;
        Type = type;
        WireName = wireName;
        Key = key;
    }

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    /// <summary>The key of the map.</summary>
    public string WireName { get; }

    /// <summary>The place in the array; null for a map.</summary>
    public int? Key { get; }

    /// <summary>The constructor's parameter that sets it; null if none does.</summary>
    public IParameterSymbol? Parameter { get; set; }

    /// <summary>True if it can be assigned from outside, at least while the object is made.</summary>
    public bool IsSettable { get; set; }

    /// <summary>True if it can be assigned only while the object is made.</summary>
    public bool IsInitOnly => Symbol is IPropertySymbol { SetMethod.IsInitOnly: true };

    /// <summary>True if the compiler demands that it is assigned.</summary>
    public bool IsRequired { get; set; }
}
