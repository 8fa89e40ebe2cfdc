using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>A queue on which jobs can be made to die.</summary>
public abstract class DeadJobTests(string endpoint) : StoreTests(endpoint)
{
    private protected static readonly DateTimeOffset FailedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private protected static JobFailure Failure(string type = "System.TimeoutException", int attempt = 5) => new(type, "boom", "at X", attempt, FailedAt);

    /// <summary>An envelope in its last attempt, with the argument "a" and a history of that one attempt.</summary>
    private protected static byte[] Envelope(string name = "email.send", JobFailure? failure = null)
    {
        var options = FailureHistory.Add(default, failure ?? Failure());
        return JobEnvelope.Write(System.Text.Encoding.UTF8.GetBytes(name), 5, options, [0x91, 0xA1, (byte)'a']);
    }

    private protected async Task<JobId> DieAsync(string name = "email.send", string error = "System.TimeoutException", DateTimeOffset? at = null)
        => (await DieAsync(Envelope(name, Failure(error)), FailureCodec.ToBytes(Failure(error)), 1, at))[0];

    private protected async Task<JobId[]> DieAsync(ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> failure, int count, DateTimeOffset? at = null)
    {
        var jobs = Enumerable.Range(0, count).Select(_ => new NewJob(NewId(), body)).ToArray();
        // As a client does: a call is bounded by bytes.
        foreach (var call in jobs.Chunk(Math.Clamp(StoreLimits.MaxCallBytes / Math.Max(1, body.Length), 1, StoreLimits.MaxBatch)))
        {
            await EnqueueAsync(call);
        }

        var session = new WorkerSession($"dies {jobs[0].Id}", 15_000);
        var leased = new List<LeasedJob>();
        while (leased.Count < count)
        {
            leased.AddRange((await Store.LeaseAsync(Queue, session, new LeaseRequest(default, count - leased.Count, leased.Count))).Jobs);
        }

        Settlement[] settlements = [.. leased.Select(job => new Settlement(job.Id, SettlementKind.Dead) { Failure = failure })];
        await Store.LeaseAsync(Queue, session, new LeaseRequest(settlements, 0, count));
        foreach (var job in leased)
        {
            if (at is { } time)
            {
                await Database.SortedSetAddAsync(Keys.Dead, job.Id.ToByteArray(), time.ToUnixTimeMilliseconds());
            }
        }

        return [.. leased.Select(job => job.Id)];
    }

    private protected async Task<DeadJobKey[]> DeadKeysAsync()
        => [.. (await Store.ListDeadAsync(Queue, null, 1_000, cut: 1)).Jobs.Select(job => job.Key)];
}
