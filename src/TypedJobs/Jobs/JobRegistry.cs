using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TypedJobs;

/// <summary>The dispatch table: from the UTF-8 bytes of a wire name to the job, with no string made and nothing looked up by reflection.</summary>
/// <remarks>Frozen when made. Generated code adds every assembly's jobs to <see cref="JobCatalog"/>; a worker reads them from there once, at its start.</remarks>
public sealed class JobRegistry
{
    private readonly Entry[] _table;
    private readonly int _mask;

    /// <summary>Builds the table.</summary>
    /// <param name="jobs">The jobs to find, each also by its aliases.</param>
    /// <exception cref="InvalidOperationException">Two jobs claim one wire name.</exception>
    public JobRegistry(IEnumerable<JobDescriptor> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        Jobs = [.. jobs.Distinct().OrderBy(static job => job.Name, StringComparer.Ordinal)];
        var names = Jobs.SelectMany(static (job, index) => job.Aliases.Prepend(job.Name).Select(name => (Name: name, Job: job, Index: index))).ToArray();
        var size = 4;
        while (size < names.Length * 2)
        {
            size *= 2;
        }

        _table = new Entry[size];
        _mask = size - 1;
        foreach (var (name, job, index) in names)
        {
            Add(Encoding.UTF8.GetBytes(name), job, index);
        }
    }

    /// <summary>All jobs, in ordinal order of their wire names.</summary>
    public IReadOnlyList<JobDescriptor> Jobs { get; }

    /// <summary>Finds a job.</summary>
    /// <param name="utf8Name">The wire name, or an alias, as it is in the envelope.</param>
    /// <returns>The job; null if this build has none of that name.</returns>
    public JobDescriptor? Find(ReadOnlySpan<byte> utf8Name)
    {
        var index = IndexOf(utf8Name);
        return index < 0 ? null : Jobs[index];
    }

    /// <summary>Where the job of a wire name, or of an alias, is in <see cref="Jobs"/>; -1 if nowhere.</summary>
    internal int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        for (var slot = Hash(utf8Name) & _mask; ; slot = (slot + 1) & _mask)
        {
            ref readonly var entry = ref _table[slot];
            if (entry.Job is null)
            {
                return -1;
            }

            if (utf8Name.SequenceEqual(entry.Name))
            {
                return entry.Index;
            }
        }
    }

    private void Add(byte[] name, JobDescriptor job, int index)
    {
        var slot = Hash(name) & _mask;
        while (_table[slot].Job is { } other)
        {
            if (name.AsSpan().SequenceEqual(_table[slot].Name))
            {
                throw new InvalidOperationException(
                    $"Two jobs are named '{Encoding.UTF8.GetString(name)}' (as '{other.Name}' and '{job.Name}'). "
                    + "Give one of them another name with [Job(\"…\")], or remove the [JobAlias].");
            }

            slot = (slot + 1) & _mask;
        }

        _table[slot] = new Entry(name, job, index);
    }

    // Names are the program's own, so nobody can choose them to collide: multiply and rotate, eight bytes at a time.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)name.Length;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * Multiplier, 29);
        }

        foreach (var b in name)
        {
            hash = (hash ^ b) * Multiplier;
        }

        return (int)(hash >> 33);
    }

    private readonly record struct Entry(byte[] Name, JobDescriptor Job, int Index);
}
