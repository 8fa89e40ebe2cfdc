namespace TypedJobs.Chaos.Processes;

/// <summary>How the roles of a run are started.</summary>
/// <param name="Shared">What every role is told: where Redis and the ledgers are, the seed, the pace.</param>
internal sealed record RoleCommand(IReadOnlyList<string> Shared)
{
    public ChaosProcess Start(string role, IEnumerable<string> options, IReadOnlyDictionary<string, string>? environment = null)
        => ChaosProcess.Start(
            [Work.Roles.Flag, role, .. Shared, .. options],
            environment ?? new Dictionary<string, string>());
}
