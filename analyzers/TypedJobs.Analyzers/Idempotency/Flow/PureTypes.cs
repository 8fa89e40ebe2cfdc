using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Types whose members only reshape what they are given, so that a value stays as unstable as its parts.</summary>
internal static class PureTypes
{
    public static bool Carries(ITypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char or SpecialType.System_Int32
                or SpecialType.System_Int64 or SpecialType.System_DateTime or SpecialType.System_UInt64 or SpecialType.System_Double
                or SpecialType.System_Nullable_T:
                return true;
        }

        return type.OriginalDefinition switch
        {
            { Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri" or "UriBuilder" or "Convert" or "Nullable" or "BitConverter" or "Ulid" }
                => TypeNames.IsInNamespace(type, "System") || type.Name == "Ulid",
            { Name: "Path" } => TypeNames.IsInNamespace(type, "System.IO"),
            { Name: "Encoding" or "StringBuilder" } => TypeNames.IsInNamespace(type, "System.Text"),
            { Name: "SHA256" or "MD5" or "SHA1" } => TypeNames.IsInNamespace(type, "System.Security.Cryptography"),
            { Name: "RedisKey" or "RedisValue" } => true,
            _ => false,
        };
    }
}
