using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>Whether a long queue slows a worker down: 10,000 jobs on top of N queued and N scheduled ones, against the same on an empty queue.</summary>
internal static class BacklogBench
{
    private const int Measured = 10_000;

    // The JIT's last tier, and connections, before anything counts.
    private const int WarmUp = 20_000;

    public static async Task RunAsync(BenchArguments arguments)
    {
        var jobs = arguments.Number("--jobs", 1_000_000);
        var concurrency = arguments.Number("--concurrency", 8);
        await using var redis = await RedisProbe.ConnectAsync(arguments.Redis);
        await using var client = await JobClient.ConnectAsync(arguments.Redis);
        await redis.DeleteQueueAsync(BenchJobs.Queue);
        await DrainOnTopAsync(client, arguments.Redis, WarmUp, concurrency);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        var alone = await DrainOnTopAsync(client, arguments.Redis, Measured, concurrency);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        await EnqueueBench.FillAsync(client, jobs, static i => Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i));
        // Not due while this runs.
        await EnqueueBench.FillAsync(client, jobs, static i => Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i).In(TimeSpan.FromHours(1)));
        var onTop = await DrainOnTopAsync(client, arguments.Redis, Measured, concurrency);
        await redis.DeleteQueueAsync(BenchJobs.Queue);

        using var line = new JsonLine("backlog");
        line.Add("jobs", jobs).Add("concurrency", concurrency)
            .Add("jobs_per_second", Measured / onTop, 0)
            .Add("empty_queue_jobs_per_second", Measured / alone, 0)
            .Add("ratio", alone / onTop, 3)
            .Print();
    }

    /// <summary>Runs jobs that stand before all others of the queue.</summary>
    /// <returns>Seconds from the first to the last of them.</returns>
    private static async Task<double> DrainOnTopAsync(JobClient client, string server, int jobs, int concurrency)
    {
        await EnqueueBench.FillAsync(client, jobs, static i => Jobs.NoOp.With(BenchJobs.To, BenchJobs.Subject, i).WithPriority(JobPriority.High));
        var allRan = BenchJobs.Runs.Expect(jobs);
        GC.Collect();
        using var host = BenchWorker.Create(server, BenchJobs.Queue, concurrency);
        await host.StartAsync();
        await allRan;
        var seconds = Stopwatch.GetElapsedTime(BenchJobs.Runs.FirstAt, BenchJobs.Runs.LastAt).TotalSeconds;
        await host.StopAsync();
        return seconds;
    }
}
