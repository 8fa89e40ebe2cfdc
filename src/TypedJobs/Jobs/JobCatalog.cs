using System.ComponentModel;

namespace TypedJobs;

/// <summary>Where generated code announces the jobs of the assemblies that make up a program.</summary>
/// <remarks>
/// The generator writes a module initializer into every assembly that declares jobs, and into the executable one that announces those of
/// all assemblies it references, so a worker knows every job without a scan.
/// </remarks>
public static class JobCatalog
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<Type> Announced = [];
    private static readonly List<Func<IReadOnlyList<JobDescriptor>>> Known = [];

    /// <summary>Adds the jobs of an assembly; a second call for the same manifest does nothing.</summary>
    /// <typeparam name="TManifest">The generated manifest.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Add<TManifest>()
        where TManifest : IJobManifest
    {
        lock (Gate)
        {
            if (Announced.Add(typeof(TManifest)))
            {
                // A program that only enqueues never makes the descriptors of jobs that it does not call.
                Known.Add(static () => TManifest.Jobs);
            }
        }
    }

    /// <summary>A table of every job announced so far.</summary>
    /// <exception cref="InvalidOperationException">Two jobs claim one wire name.</exception>
    public static JobRegistry ToRegistry() => new(ToArray());

    /// <summary>Every job announced so far.</summary>
    internal static JobDescriptor[] ToArray()
    {
        lock (Gate)
        {
            return [.. Known.SelectMany(static jobs => jobs())];
        }
    }
}
