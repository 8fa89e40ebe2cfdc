using StackExchange.Redis;
using TypedJobs.Benchmarks;

const string Usage = """
    usage: TypedJobs.Benchmarks VERB [--redis HOST:PORT]
      enqueue --jobs N (--tasks T | --bulk)             awaited one by one from T tasks, or in bulk
      drain --jobs N --concurrency C [--results]        one worker, and the bare loop as the limit
      latency --jobs N --every MS                       from enqueue to the job's first line in an idle worker process
      backlog --jobs N                                  10,000 jobs on top of N queued and N scheduled
      analyzers [RUNS]                                  compile time without and with all analyzers, and the time of each; not in a NativeAOT build
      micro [--filter PATTERN …]                        codec, dispatch and generator with BenchmarkDotNet; not in a NativeAOT build
    One JSON object per line on standard output.
    """;

#if MICRO
if (args is ["micro", .. var rest])
{
    TypedJobs.Benchmarks.Micro.MicroBenchmarks.Run(rest);
    return 0;
}

if (args is ["analyzers", .. var runs])
{
    await TypedJobs.Benchmarks.Micro.AnalyzerBenchmarks.ReportAsync(runs is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 5);
    return 0;
}
#endif

try
{
    var arguments = new BenchArguments(args);
    Func<BenchArguments, Task>? bench = arguments.Verb switch
    {
        "enqueue" => EnqueueBench.RunAsync,
        "drain" => DrainBench.RunAsync,
        "latency" => LatencyBench.RunAsync,
        LatencyBench.WorkerVerb => LatencyBench.WorkAsync,
        "backlog" => BacklogBench.RunAsync,
        _ => null,
    };
    if (bench is null)
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    await bench(arguments);
    return 0;
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
catch (RedisConnectionException exception)
{
    Console.Error.WriteLine($"No Redis answers: {exception.Message} Start one, or name it with --redis HOST:PORT.");
    return 1;
}
