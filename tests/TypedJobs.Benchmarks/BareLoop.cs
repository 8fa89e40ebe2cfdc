using System.Diagnostics;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Benchmarks;

/// <summary>The limit: the worker's own lease script in the worker's own batches, with nothing decoded and no job run.</summary>
internal static class BareLoop
{
    // As large as what a job of the bench that returns a number leaves behind.
    private static readonly byte[] Outcome = new byte[4];

    /// <summary>Empties the queue.</summary>
    /// <returns>Seconds from the first call to the last settlement.</returns>
    public static async Task<double> RunAsync(string redis, string queue, int batch, TimeSpan? resultTtl)
    {
        await using var store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = redis }, CancellationToken.None);
        var session = new WorkerSession("bare-loop", 60_000);
        var settlements = Array.Empty<Settlement>();
        var begun = Stopwatch.GetTimestamp();
        do
        {
            var reply = await store.LeaseAsync(queue, session, new LeaseRequest(settlements, batch, settlements.Length));
            settlements = Array.ConvertAll(reply.Jobs, job => resultTtl is { } ttl
                ? new Settlement(job.Id, SettlementKind.Succeeded) { Outcome = Outcome, OutcomeTtlMs = (long)ttl.TotalMilliseconds }
                : new Settlement(job.Id, SettlementKind.Succeeded));
        }
        while (settlements.Length > 0);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await store.ReleaseAsync(queue, session, ReadOnlyMemory<JobId>.Empty, endSession: true);
        return seconds;
    }
}
