using System.Diagnostics;

namespace TypedJobs.Benchmarks;

/// <summary>How long a job waits for an idle worker in another process: from before the enqueue to the job's first line.</summary>
internal static class LatencyBench
{
    /// <summary>The verb of the second process.</summary>
    public const string WorkerVerb = "latency-worker";

    private const string Ready = "ready";

    public static async Task RunAsync(BenchArguments arguments)
    {
        var jobs = arguments.Number("--jobs", 500);
        var every = TimeSpan.FromMilliseconds(arguments.Number("--every", 20));
        await using var redis = await RedisProbe.ConnectAsync(arguments.Redis);
        await redis.DeleteQueueAsync(BenchJobs.LatencyQueue);
        using var worker = StartWorker(arguments.Redis, jobs, every);
        if (await worker.StandardOutput.ReadLineAsync() != Ready)
        {
            throw new InvalidOperationException("The worker process did not start; what it said stands above.");
        }

        await using var client = await JobClient.ConnectAsync(arguments.Redis);
        using var timer = new PeriodicTimer(every);
        for (var i = 0; i < jobs + LatencyLog.WarmUp; i++)
        {
            await timer.WaitForNextTickAsync();
            await client.EnqueueAsync(Jobs.Stamp.With(Stopwatch.GetTimestamp()));
        }

        Console.WriteLine(await worker.StandardOutput.ReadLineAsync());
        await worker.WaitForExitAsync();
        await redis.DeleteQueueAsync(BenchJobs.LatencyQueue);
    }

    /// <summary>The second process: says when it is ready, runs the jobs, prints the figures.</summary>
    public static async Task WorkAsync(BenchArguments arguments)
    {
        var jobs = arguments.Number("--jobs", 500);
        var allRan = BenchJobs.Latencies.Expect(jobs + LatencyLog.WarmUp);
        using var host = BenchWorker.Create(arguments.Redis, BenchJobs.LatencyQueue, arguments.Number("--concurrency", 8));
        await host.StartAsync();
        Console.WriteLine(Ready);
        await allRan;
        using var line = new JsonLine("latency");
        line.Add("jobs", jobs).Add("every_ms", arguments.Number("--every", 20))
            .Add("p50_ms", BenchJobs.Latencies.Percentile(0.50), 3)
            .Add("p95_ms", BenchJobs.Latencies.Percentile(0.95), 3)
            .Add("p99_ms", BenchJobs.Latencies.Percentile(0.99), 3)
            .Print();
        await host.StopAsync();
    }

    private static Process StartWorker(string redis, int jobs, TimeSpan every)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started as 'dotnet TypedJobs.Benchmarks.dll', this process is dotnet, and its first argument names the program.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var argument in (string[])[WorkerVerb, "--redis", redis, "--jobs", $"{jobs}", "--every", $"{every.TotalMilliseconds}"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
