using System.Text;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Benchmarks.Micro;

/// <summary>A stored call, ready to be dispatched again and again.</summary>
internal sealed class MicroAttempt : IJobAttempt
{
    private static readonly JobRegistry Registry = JobCatalog.ToRegistry();

    private readonly byte[] _body;
    private readonly JobContext _context;
    private readonly ReadOnlyMemory<byte> _arguments;

    public MicroAttempt(JobCall call)
    {
        _body = call.Body.ToArray();
        _arguments = JobEnvelope.Parse(_body).Arguments;
        Descriptor = call.Definition.Descriptor;
        _context = new JobContext(this);
    }

    public JobId Id { get; } = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);

    public JobDescriptor Descriptor { get; }

    public string Queue => Descriptor.Queue;

    public int Number => 1;

    public IReadOnlyList<JobFailure> Failures => [];

    public ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name) => default;

    public ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result) => default;

    public CancellationToken CancellationToken => CancellationToken.None;

    public IServiceProvider Services => throw new InvalidOperationException("The jobs of the micro benchmarks take no services.");

    /// <summary>All that a worker does between a body and the method: parse, find, decode, call.</summary>
    public ValueTask Dispatch()
    {
        var envelope = JobEnvelope.Parse(_body);
        var job = Registry.Find(envelope.Utf8Name.Span)
            ?? throw new InvalidOperationException($"No job '{Encoding.UTF8.GetString(envelope.Utf8Name.Span)}' in the registry.");
        var reader = new MessagePackReader(envelope.Arguments);
        return job.Invoker(_context, ref reader);
    }

    /// <summary>Decode and call only.</summary>
    public ValueTask Invoke()
    {
        var reader = new MessagePackReader(_arguments);
        return Descriptor.Invoker(_context, ref reader);
    }
}
