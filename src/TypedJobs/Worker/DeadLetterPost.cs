using System.Text;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Brings jobs that die to their handlers: enqueues the job's own, or the program's one for all.</summary>
/// <remarks>The handler's job is stored before the dead one is settled, under an id made from the dead job's, so it is one job however often that is
/// tried. A job that is a handler itself has none: handlers do not loop.</remarks>
internal sealed class DeadLetterPost
{
    private const string IdName = "dead-letter";

    private readonly JobRegistry _registry;
    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly JobDescriptor? _handlerOfAll;
    private readonly HashSet<string> _handlers;

    public DeadLetterPost(JobRegistry registry, IJobStore store, TimeProvider time)
    {
        _registry = registry;
        _store = store;
        _time = time;
        _handlerOfAll = registry.Jobs.FirstOrDefault(static job => job.IsDeadLetterHandler);
        _handlers = [.. registry.Jobs.Select(static job => job.OnDead).OfType<string>()];
        if (_handlerOfAll is not null)
        {
            _handlers.Add(_handlerOfAll.Name);
        }
    }

    /// <summary>Enqueues the handlers of those among the settlements that are about to die.</summary>
    public async ValueTask SendAsync(string queue, ReadOnlyMemory<Settlement> settlements)
    {
        if (_handlers.Count == 0)
        {
            return;
        }

        for (var i = 0; i < settlements.Length; i++)
        {
            var settlement = settlements.Span[i];
            if (settlement.Kind == SettlementKind.Dead)
            {
                await SendAsync(queue, settlement.Id, settlement.Body, settlement.Failure).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Enqueues the handler of one job that died, if it has one.</summary>
    public async ValueTask SendAsync(string queue, JobId id, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> failure)
    {
        if (_handlers.Count == 0)
        {
            return;
        }

        var letter = DeadLetterReader.Read(id, queue, body, failure, _time.GetUtcNow());
        if (HandlerOf(letter.Name) is { } handler)
        {
            var job = new NewJob(id.Derive(IdName), Call(handler, letter));
            await _store.EnqueueAsync(handler.Queue, new[] { job }, mayRepeat: true, maxLength: 0).ConfigureAwait(false);
        }
    }

    private JobDescriptor? HandlerOf(string name)
    {
        var job = _registry.Find(Encoding.UTF8.GetBytes(name));
        return _handlers.Contains(job?.Name ?? name) ? null
            : job?.OnDead is { } own ? _registry.Find(Encoding.UTF8.GetBytes(own))
            : _handlerOfAll;
    }

    private static byte[] Call(JobDescriptor handler, DeadLetter letter)
    {
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin(handler.EnvelopePrefix);
        writer.WriteArrayHeader(1);
        DeadLetterCodec.Write(ref writer, letter);
        return buffer.ToArray(ref writer);
    }
}
