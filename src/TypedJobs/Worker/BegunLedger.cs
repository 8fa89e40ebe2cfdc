using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace TypedJobs.Worker;

/// <summary>Where a child notes which jobs its processors run and under which sessions, so that its supervisor knows it when the child has crashed: a file in memory, which outlives
/// its process.</summary>
/// <remarks>Magic, number of slots, number of queues; then 16 bytes a processor, the id of the job that it runs or zeros; then a record a queue: its name and its session's. A note
/// costs two writes to memory: no lock, no allocation, no system call. One that a crash cuts in two names no job, which then counts as not begun.</remarks>
internal sealed class BegunLedger : IDisposable
{
    internal const long Magic = 0x31_4E_55_47_45_42_4A_54;
    internal const int Header = 16;
    internal const int Record = 512;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly string _path;
    private readonly int _slots;
    private readonly List<string> _queues = [];
    private readonly int _maxQueues;
    private int _usedSlots;

    /// <summary>Opens a child's file.</summary>
    /// <param name="path">Where; the supervisor names it.</param>
    /// <param name="slots">Processors.</param>
    /// <param name="queues">Queues.</param>
    public BegunLedger(string path, int slots, int queues)
    {
        _path = path;
        _slots = slots;
        _maxQueues = queues;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, mapName: null, Header + (slots * (long)JobId.Size) + (queues * (long)Record));
        _view = _file.CreateViewAccessor();
        _view.Write(8, slots);
        _view.Write(12, queues);
        _view.Write(0, Magic);
    }

    /// <summary>The next processor's slot; one that notes nothing when all are taken.</summary>
    public BegunSlot NextSlot()
        => _usedSlots < _slots ? new BegunSlot(_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + Header + (_usedSlots++ * JobId.Size)) : default;

    /// <summary>A queue's jobs are leased under this session from now on.</summary>
    public void Note(string queue, string session)
    {
        var name = Encoding.UTF8.GetBytes(queue);
        var value = Encoding.UTF8.GetBytes(session);
        lock (_queues)
        {
            var index = _queues.IndexOf(queue);
            if (index < 0)
            {
                index = _queues.Count;
                _queues.Add(queue);
            }

            if (index >= _maxQueues || (2 * sizeof(int)) + name.Length + value.Length > Record)
            {
                return;
            }

            var at = Header + (_slots * (long)JobId.Size) + (index * (long)Record);
            _view.Write(at, name.Length);
            _view.Write(at + sizeof(int), value.Length);
            _view.WriteArray(at + (2 * sizeof(int)), name, 0, name.Length);
            _view.WriteArray(at + (2 * sizeof(int)) + name.Length, value, 0, value.Length);
        }
    }

    /// <summary>In order: nothing is left for the supervisor to know. The memory stays mapped, since a job that was given up may still run.</summary>
    public void Dispose() => File.Delete(_path);
}

/// <summary>Where one processor notes what it runs. The default one notes nothing.</summary>
internal readonly struct BegunSlot
{
    private readonly nint _address;

    public BegunSlot(nint address) => _address = address;

    /// <summary>The processor begins a job.</summary>
    public void Begin(JobId id)
    {
        if (_address != 0)
        {
            Span<byte> bytes = stackalloc byte[JobId.Size];
            id.TryWriteBytes(bytes);
            Marshal.WriteInt64(_address, sizeof(long), BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]));
            Marshal.WriteInt64(_address, BinaryPrimitives.ReadInt64LittleEndian(bytes));
        }
    }

    /// <summary>The job's own code has ended.</summary>
    public void End()
    {
        if (_address != 0)
        {
            Marshal.WriteInt64(_address, 0);
        }
    }
}
