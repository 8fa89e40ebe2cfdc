using System.Diagnostics;
using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Benchmarks;

/// <summary>The limit of enqueueing one by one: the client library alone awaits the same script with as many bytes, and nothing is encoded or gathered.</summary>
internal static class BareEnqueue
{
    private const int WarmUp = 200;

    /// <summary>Stores so many jobs.</summary>
    /// <returns>Seconds from the first call to the last answer.</returns>
    public static async Task<double> RunAsync(string redis, string queue, int jobs, int tasks)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        var database = connection.GetDatabase();
        var keys = new RedisKeys(new RedisOptions().KeyPrefix, queue);
        var named = keys.For(RedisScripts.EnqueueOne);
        var body = Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, jobs).ToEnvelope();
        await connection.GetServers()[0].ScriptLoadAsync(RedisScripts.EnqueueOne.Text);
        await StoreAsync(WarmUp, 1);
        var begun = Stopwatch.GetTimestamp();
        await StoreAsync(jobs, tasks);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;

        Task StoreAsync(int count, int concurrently)
        {
            var next = -1;
            return Task.WhenAll(Enumerable.Range(0, concurrently).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) < count)
                {
                    RedisValue id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared).ToByteArray();
                    await database.ScriptEvaluateAsync(RedisScripts.EnqueueOne.Hash, named, [keys.Prefix, id, body, "normal"]);
                }
            })));
        }
    }
}
