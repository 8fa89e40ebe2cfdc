using System.Globalization;
using System.Text;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Brings jobs that die to their handlers: the job's own, or the program's one for all.</summary>
/// <remarks>The handler's job follows from the dead one's end, in the same step, under an id made from the dead job's, so it is one job however often that is
/// tried. A job that is a handler itself has none: handlers do not loop.</remarks>
internal sealed class DeadLetterPost
{
    private const string IdName = "dead-letter";

    private readonly JobRegistry _registry;
    private readonly IEnqueueStore _store;
    private readonly TimeProvider _time;
    private readonly JobDescriptor? _handlerOfAll;
    private readonly HashSet<string> _handlers;

    public DeadLetterPost(JobRegistry registry, IEnqueueStore store, TimeProvider time)
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

    /// <summary>Gives the end of a job that dies the job of its handler, if it has one.</summary>
    public Settlement WithHandler(string queue, in Settlement settlement)
    {
        if (_handlers.Count == 0)
        {
            return settlement;
        }

        var letter = DeadLetterReader.Read(settlement.Id, queue, settlement.Body, settlement.Failure, _time.GetUtcNow());
        return HandlerOf(letter.Name) is { } handler ? settlement with { FollowUp = new FollowUp(handler.Queue, CallOf(handler, letter)) } : settlement;
    }

    /// <summary>Enqueues the handler of a job that died, if it has one.</summary>
    /// <returns>False if this program cannot tell: it has no such job, and no handler for all. Another worker may.</returns>
    public async ValueTask<bool> SendAsync(string queue, DeadJob job)
    {
        var letter = DeadLetterReader.Read(job.Key.Id, queue, job.Body, job.Failure, DateTimeOffset.FromUnixTimeMilliseconds(job.Key.DiedAtUnixMs));
        await SendAsync(letter).ConfigureAwait(false);
        return _handlerOfAll is not null || Find(letter.Name) is not null;
    }

    private async ValueTask SendAsync(DeadLetter letter)
    {
        if (HandlerOf(letter.Name) is { } handler)
        {
            await _store.EnqueueAsync(handler.Queue, new[] { CallOf(handler, letter) }, mayRepeat: true, maxLength: 0).ConfigureAwait(false);
        }
    }

    private static NewJob CallOf(JobDescriptor handler, DeadLetter letter)
    {
        // By the failure, too: a job that was requeued and died again has another letter.
        var id = letter.Id.Derive(string.Create(CultureInfo.InvariantCulture, $"{IdName} {letter.Failure.At.ToUnixTimeMilliseconds()}"));
        return new NewJob(id, Call(handler, letter));
    }

    private JobDescriptor? HandlerOf(string name)
    {
        var job = Find(name);
        return _handlers.Contains(job?.Name ?? name) ? null
            : job?.OnDead is { } own ? Find(own)
            : _handlerOfAll;
    }

    private JobDescriptor? Find(string name) => _registry.Find(Encoding.UTF8.GetBytes(name));

    private static byte[] Call(JobDescriptor handler, DeadLetter letter)
    {
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin(handler.EnvelopePrefix);
        writer.WriteArrayHeader(1);
        DeadLetterCodec.Write(ref writer, letter);
        return buffer.ToArray(ref writer);
    }
}
