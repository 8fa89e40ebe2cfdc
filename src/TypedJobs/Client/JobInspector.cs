using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Checks whether what is stored of a queue holds together, and mends it. From <see cref="JobClient.Inspector"/>.</summary>
public sealed class JobInspector
{
    // Longer than any call is under way.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly IJobStore _store;
    private readonly TimeProvider _time;

    internal JobInspector(IJobStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Checks what must hold of a queue at any instant: each job is in exactly one place, each place names jobs that are stored, and no
    /// key is left that nothing owns.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Gives up waiting; Redis ends what it began.</param>
    /// <returns>A sentence for each violation; empty if all holds.</returns>
    /// <remarks>Reads the whole queue in one transaction: on a million jobs Redis is busy with it for about a second. What others wrote into the queue's keys is named,
    /// whatever it is. <see cref="RepairAsync"/> mends what is named here.</remarks>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(string queue, CancellationToken cancellationToken = default)
    {
        QueueName.ThrowIfInvalid(queue);
        try
        {
            return await _store.CheckAsync(queue).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException($"Queue '{queue}' at {_store.Endpoint} could not be inspected: {exception.Message}", exception);
        }
    }

    /// <summary>Mends what <see cref="CheckAsync"/> names: after keys of the queue were deleted, renamed, evicted or written by somebody else. Nothing that may be a job is thrown
    /// away, and what is nobody's is kept under another name.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Ends the repair between two steps; what is mended by then stays so.</param>
    /// <returns>What was mended.</returns>
    /// <remarks>
    /// <para>A job with a body that is nowhere waits again, by the priority of its id; if its body cannot be that of a job, it is dead with a failure that says why. A job that
    /// is in two places keeps the first of these: a worker that holds it, the jobs that run alone, pending, scheduled, dead. Jobs of a session without a lease wait again,
    /// with nothing counted. A time that is none becomes now. Entries without a job are dropped.</para>
    /// <para>What is no id of a job goes to the hash <c>foreign:entries</c> of the queue, with its body if there is one, and is kept for 30 days. A key of a foreign type, or of a name
    /// that this version does not know, is renamed to <c>foreign:name:time</c> and kept until you delete it; so repair with the newest version that uses the queue.</para>
    /// <para>Works in steps of at most about 1,000 entries and 10 ms each, and is safe while workers run: each step looks again at what it mends, and what may only be on its way
    /// is looked at twice, a second apart. In lists of over 100,000 jobs a job that moves during both looks may run twice.</para>
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    /// <exception cref="JobException">Redis did not answer; what was mended by then stays so.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<RepairReport> RepairAsync(string queue, CancellationToken cancellationToken = default)
    {
        QueueName.ThrowIfInvalid(queue);
        var lost = new JobFailure(
            "Unknown", "Why the job died is not known: its failure was deleted or overwritten by somebody else.", null, 1, _time.GetUtcNow());
        var order = new RepairOrder(FailureOf, FailureCodec.ToBytes(lost), BetweenLooks);
        try
        {
            var repair = await _store.RepairAsync(queue, order, cancellationToken).ConfigureAwait(false);
            return new RepairReport(repair.Mended, repair.Kinds, repair.Details, repair.IsComplete);
        }
        catch (StoreException exception)
        {
            throw new JobException($"Queue '{queue}' at {_store.Endpoint} could not be repaired: {exception.Message}", exception);
        }
    }

    private ReadOnlyMemory<byte> FailureOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (EnvelopeVersion.ReadLater(body) is null)
            {
                JobEnvelope.Parse(body);
            }

            return default;
        }
        catch (JobFormatException exception)
        {
            return FailureCodec.ToBytes(JobFailure.From(exception, attempt: 1, _time.GetUtcNow()));
        }
    }
}
