using System.ComponentModel;

namespace TypedJobs;

/// <summary>The jobs of one assembly. Written by the generator, one implementation per assembly that declares jobs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IJobManifest
{
    /// <summary>The assembly's jobs, in ordinal order of their wire names.</summary>
    static abstract IReadOnlyList<JobDescriptor> Jobs { get; }
}
