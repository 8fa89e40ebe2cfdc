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
    private static (int Assemblies, Dictionary<string, JobDescriptor> Jobs) _byName = (0, []);
    private static readonly List<(string Assembly, Func<IReadOnlyList<JobDescriptor>> Jobs)> Known = [];

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
                Known.Add((typeof(TManifest).Assembly.GetName().Name ?? "?", static () => TManifest.Jobs));
            }
        }
    }

    /// <summary>A table of every job announced so far.</summary>
    /// <exception cref="InvalidOperationException">Two jobs claim one wire name, or two are to handle every dead job.</exception>
    public static JobRegistry ToRegistry()
    {
        lock (Gate)
        {
            return ToRegistry([.. Known.Select(static known => (known.Assembly, known.Jobs()))]);
        }
    }

    /// <summary>A table of the jobs of these assemblies.</summary>
    internal static JobRegistry ToRegistry((string Assembly, IReadOnlyList<JobDescriptor> Jobs)[] assemblies)
    {
        // Of one assembly the compiler says so; who puts assemblies together learns it here.
        string[] handlers =
        [
            .. from assembly in assemblies
               from job in assembly.Jobs
               where job.IsDeadLetterHandler
               select $"'{job.Name}' of assembly '{assembly.Assembly}'",
        ];
        return handlers.Length <= 1
            ? new JobRegistry(assemblies.SelectMany(static assembly => assembly.Jobs))
            : throw new InvalidOperationException(
                $"{handlers.Length} jobs are to handle every dead job of this program ([DeadLetterHandler]), but only one can: {string.Join(", ", handlers)}. "
                + "Take the attribute from all but one, and name the others in [Job(OnDead = …)] of the jobs that they are for.");
    }

    /// <summary>A job announced so far, by its wire name or an alias; null if this program has none.</summary>
    internal static JobDescriptor? Find(string name)
    {
        lock (Gate)
        {
            if (_byName.Assemblies != Known.Count)
            {
                var byName = new Dictionary<string, JobDescriptor>(StringComparer.Ordinal);
                foreach (var job in Known.SelectMany(static known => known.Jobs()))
                {
                    foreach (var known in job.Aliases.Prepend(job.Name))
                    {
                        byName.TryAdd(known, job);
                    }
                }

                _byName = (Known.Count, byName);
            }

            return _byName.Jobs.GetValueOrDefault(name);
        }
    }

    /// <summary>Every job announced so far.</summary>
    internal static JobDescriptor[] ToArray()
    {
        lock (Gate)
        {
            return [.. Known.SelectMany(static known => known.Jobs())];
        }
    }
}
