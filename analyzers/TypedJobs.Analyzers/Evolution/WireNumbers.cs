namespace TypedJobs.Analyzers.Evolution;

/// <summary>Which scalar can read what another wrote.</summary>
internal static class WireNumbers
{
    /// <summary>True if every value of the one is a value of the other: a wider integer, or a wider float.</summary>
    public static bool Holds(string now, string was)
    {
        if (now == was)
        {
            return true;
        }

        if (was == "float" && now == "double")
        {
            return true;
        }

        return Range(was) is { } narrow && Range(now) is { } wide && wide.Bits >= narrow.Bits + (narrow.IsSigned == wide.IsSigned ? 0 : 1)
            && (wide.IsSigned || !narrow.IsSigned);
    }

    private static (int Bits, bool IsSigned)? Range(string name)
        => name switch
        {
            "byte" => (8, false),
            "sbyte" => (8, true),
            "short" => (16, true),
            "ushort" => (16, false),
            "int" => (32, true),
            "uint" => (32, false),
            "long" => (64, true),
            "ulong" => (64, false),
            _ => null,
        };
}
