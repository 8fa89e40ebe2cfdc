using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>How fast one worker empties a queue, and in the same run how fast the bare loop does.</summary>
internal static class DrainBench
{
    public static async Task RunAsync(BenchArguments arguments)
    {
        var jobs = arguments.Number("--jobs", 200_000);
        var concurrency = arguments.Number("--concurrency", 8);
        var results = arguments.Has("--results");
        await using var redis = await RedisProbe.ConnectAsync(arguments.Redis);
        await using var client = await JobClient.ConnectAsync(arguments.Redis);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        var empty = await redis.SampleAsync();
        await FillAsync(client, jobs, results);
        var full = await redis.SampleAsync();
        var worker = await WorkAsync(redis, arguments.Redis, jobs, concurrency);
        var done = await redis.SampleAsync();
        var scripts = Math.Max(1, done.Scripts - full.Scripts);
        var batch = (int)Math.Clamp(Math.Round((double)jobs / scripts), 1, Storage.StoreLimits.MaxBatch);

        await redis.DeleteQueueAsync(BenchJobs.Queue);
        await FillAsync(client, jobs, results);
        var bareSeconds = await BareLoop.RunAsync(arguments.Redis, BenchJobs.Queue, batch, results ? Jobs.Answer.Descriptor.ResultTtl : null);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        using var line = new JsonLine("drain");
        line.Add("jobs", jobs).Add("concurrency", concurrency).Add("results", results)
            .Add("jobs_per_second", jobs / worker.Seconds, 0)
            .Add("bare_jobs_per_second", jobs / bareSeconds, 0)
            .Add("ratio", bareSeconds / worker.Seconds, 3)
            .Add("batch", batch)
            .Add("start_to_first_job_ms", worker.FirstJobSeconds * 1_000, 1)
            .Add("allocated_bytes_per_job", (double)worker.Allocated / jobs, 1)
            .Add("redis_calls_per_job", (double)(done.Sent - full.Sent) / jobs, 4)
            .Add("redis_commands_in_scripts_per_job", (double)(done.InScripts - full.InScripts) / jobs, 4)
            .Add("redis_bytes_per_job", (double)(full.UsedMemory - empty.UsedMemory) / jobs, 1)
            .Add("worker_cpu_seconds", worker.CpuSeconds, 3)
            .Add("redis_cpu_seconds", done.CpuSeconds - full.CpuSeconds, 3)
            .Add("redis_cpu_us_per_job", (done.CpuSeconds - full.CpuSeconds) * 1_000_000 / jobs, 3)
            .Add("process_peak_mib", PeakMemory() / (1024.0 * 1024.0), 1)
            .Print();
    }

    private static Task FillAsync(JobClient client, int jobs, bool results)
        => EnqueueBench.FillAsync(client, jobs, results
            ? static i => Jobs.Answer.With(BenchJobs.To, BenchJobs.Subject, i)
            : static i => Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i));

    private static async Task<WorkerRun> WorkAsync(RedisProbe redis, string server, int jobs, int concurrency)
    {
        var allRan = BenchJobs.Runs.Expect(jobs);
        // What filling the queue left behind is not the worker's.
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        using var host = BenchWorker.Create(server, BenchJobs.Queue, concurrency);
        await host.StartAsync();
        await allRan;
        await redis.EmptiedAsync(BenchJobs.Queue);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var allocated = GC.GetTotalAllocatedBytes() - BenchJobs.Runs.AllocatedAtFirst;
        await host.StopAsync();
        return new WorkerRun(seconds, Stopwatch.GetElapsedTime(begun, BenchJobs.Runs.FirstAt).TotalSeconds, allocated, cpu.TotalSeconds);
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>What a worker took, from the start of its host to its last settlement.</summary>
    private readonly record struct WorkerRun(double Seconds, double FirstJobSeconds, long Allocated, double CpuSeconds);
}
