using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>How fast jobs get into Redis: awaited one by one from a number of tasks, or in bulk.</summary>
internal static class EnqueueBench
{
    private const int WarmUp = 200;
    private const int Chunk = 50_000;

    public static async Task RunAsync(BenchArguments arguments)
    {
        var jobs = arguments.Number("--jobs", 100_000);
        var tasks = arguments.Number("--tasks", 1);
        var bulk = arguments.Has("--bulk");
        await using var redis = await RedisProbe.ConnectAsync(arguments.Redis);
        await redis.DeleteQueueAsync(BenchJobs.Queue);
        await using var client = await JobClient.ConnectAsync(arguments.Redis);
        await OneByOneAsync(client, WarmUp, 1);

        var before = await redis.SampleAsync();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        await (bulk ? FillAsync(client, jobs, static i => Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i)) : OneByOneAsync(client, jobs, tasks));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var after = await redis.SampleAsync();
        await redis.DeleteQueueAsync(BenchJobs.Queue);
        var bareSeconds = bulk ? 0 : await BareEnqueue.RunAsync(arguments.Redis, BenchJobs.Queue, jobs, tasks);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        using var line = new JsonLine("enqueue");
        line.Add("jobs", jobs).Add("bulk", bulk).Add("tasks", bulk ? 1 : tasks)
            .Add("jobs_per_second", jobs / seconds, 0)
            .Add("bare_jobs_per_second", bulk ? 0 : jobs / bareSeconds, 0)
            .Add("ratio", bareSeconds / seconds, 3)
            .Add("allocated_bytes_per_job", (double)allocated / jobs, 1)
            .Add("redis_calls_per_job", (double)(after.Sent - before.Sent) / jobs, 4)
            .Add("redis_commands_in_scripts_per_job", (double)(after.InScripts - before.InScripts) / jobs, 4)
            .Add("redis_bytes_per_job", (double)(after.UsedMemory - before.UsedMemory) / jobs, 1)
            .Add("client_cpu_seconds", cpu.TotalSeconds, 3)
            .Add("redis_cpu_seconds", after.CpuSeconds - before.CpuSeconds, 3)
            .Add("redis_cpu_us_per_job", (after.CpuSeconds - before.CpuSeconds) * 1_000_000 / jobs, 3)
            .Print();
    }

    /// <summary>Enqueues in bulk; a chunk at a time, so that the handles of a million jobs need not be kept.</summary>
    public static async Task FillAsync(JobClient client, int jobs, Func<int, JobCall> call)
    {
        for (var begin = 0; begin < jobs; begin += Chunk)
        {
            await client.EnqueueAsync(Enumerable.Range(begin, Math.Min(Chunk, jobs - begin)).Select(call));
        }
    }

    private static Task OneByOneAsync(JobClient client, int jobs, int tasks)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < jobs;)
            {
                await client.EnqueueAsync(Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i));
            }
        })));
    }
}
