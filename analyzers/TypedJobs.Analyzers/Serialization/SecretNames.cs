using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <summary>Names that say "secret". Whole words only: <c>tokenCount</c> and <c>passwordPolicyId</c> are none.</summary>
internal static class SecretNames
{
    private static readonly string[] Endings =
    [
        "Password", "Passphrase", "Secret", "ApiKey", "AccessToken", "RefreshToken", "BearerToken", "AuthToken", "ConnectionString", "PrivateKey",
        "ClientSecret", "Credentials", "CreditCardNumber", "CardNumber", "Cvv", "Cvc",
    ];

    /// <summary>True if the name ends in such a word.</summary>
    public static bool IsSecret(string name)
    {
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }

            // A parameter that is the word itself starts with a small letter.
            if (name.Length == ending.Length && string.Equals(name, ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for what a secret is kept in: text and bytes.</summary>
    public static bool CanHold(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };

    /// <summary>True if the author has said what becomes of it: <c>[Sensitive]</c> is encrypted and redacted.</summary>
    public static bool IsMarked(ISymbol symbol) => KnownSymbols.AttributeOf(symbol, "TypedJobs.SensitiveAttribute") is not null;
}
