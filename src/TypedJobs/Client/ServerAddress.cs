namespace TypedJobs;

/// <summary>Which of a program's servers a client is for, and what tells two of them apart.</summary>
/// <param name="Name">The key of <c>AddKeyedTypedJobs</c>; null for the one that has none.</param>
/// <param name="Endpoint">Where it is, without any password.</param>
/// <param name="Database">Its number.</param>
/// <param name="KeyPrefix">What every key begins with.</param>
internal sealed record ServerAddress(string? Name, string Endpoint, int Database, string KeyPrefix)
{
    /// <summary>For messages: <c>localhost:6379, db 0, prefix tj</c>.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Endpoint}, db {Database}, prefix {KeyPrefix}") + (Name is null ? "" : $", named '{Name}'");
}
