using System.Linq;

namespace TypedJobs.Generators.Model;

/// <summary>What jobs must know of each other: nearly always nothing, so that a job's file hangs on the job alone.</summary>
/// <param name="Rejected">Keys of jobs whose wire name another one has already, or whose entry one of the same class has.</param>
/// <param name="SharedHints">Keys of jobs whose file would have the name of another's, but for the case of letters.</param>
internal sealed record JobIndexModel(EquatableArray<string> Rejected, EquatableArray<string> SharedHints)
{
    public bool IsRejected(RegistryEntryModel entry) => Rejected.Contains(entry.Key);

    public bool SharesHint(RegistryEntryModel entry) => SharedHints.Contains(entry.Key);
}
