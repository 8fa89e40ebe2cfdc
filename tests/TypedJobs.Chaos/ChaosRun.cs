using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Ledgers;
using TypedJobs.Chaos.Processes;
using TypedJobs.Chaos.Verdicts;
using TypedJobs.Chaos.Work;
using TypedJobs.Redis;

namespace TypedJobs.Chaos;

/// <summary>One run: Redis, three workers (one of them a supervisor with two children) and two clients as processes, the faults of the seed, and the verdict.</summary>
internal sealed class ChaosRun
{
    private const int Workers = 3;
    private const int Clients = 2;

    // The longest delay, the longest job, and a poison that is run alone three times, with room for a machine that is out of breath.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(180);

    private readonly ChaosOptions _options;
    private readonly string _folder;
    private readonly string _keyPrefix;
    private readonly double _pace;
    private readonly FaultLog _faults = new();

    private ChaosRun(ChaosOptions options, string folder)
    {
        _options = options;
        _folder = folder;
        // A server that was given may hold the keys of an earlier run.
        _keyPrefix = string.Create(CultureInfo.InvariantCulture, $"chaos-{Environment.ProcessId}-{Stopwatch.GetTimestamp():x}");
        _pace = options.Jobs / options.Time.TotalSeconds;
    }

    /// <summary>Runs, prints the verdict, and leaves the ledgers and logs where they are if it does not hold.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ChaosOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("typedjobs-chaos-").FullName;
        await using var server = await RedisServer.StartAsync(options.Redis, folder);
        var verdict = await new ChaosRun(options, folder).RunAsync(server);
        foreach (var finding in verdict.Findings().Take(50))
        {
            await Console.Error.WriteLineAsync(finding);
        }

        if (verdict.Holds)
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            await Console.Error.WriteLineAsync($"Ledgers and logs of the workers are in {folder}.");
        }

        Console.WriteLine(verdict.ToJson());
        return verdict.Holds ? 0 : 1;
    }

    private async Task<Verdict> RunAsync(RedisServer server)
    {
        // Retried for ever and at once: this connection is to see Redis as soon as it is back.
        var configuration = ConfigurationOptions.Parse(server.Endpoint);
        configuration.ClientName = "chaos";
        configuration.AllowAdmin = true;
        configuration.ReconnectRetryPolicy = new LinearRetry(200);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(configuration);
        RedisKeys[] queues = [new(_keyPrefix, ChaosJobs.Queue), new(_keyPrefix, ChaosJobs.SideQueue)];
        var command = new RoleCommand(SharedArguments(server));
        var slots = Enumerable.Range(0, Workers).Select(index => new WorkerSlot(command, _faults, isSupervised: index == Workers - 1)).ToArray();
        var watch = new InvariantWatch(redis, queues);
        var slowLog = new SlowLogWatch(server, redis, _faults);
        using var watching = new CancellationTokenSource();
        try
        {
            await Task.WhenAll(slots.Select(static slot => slot.StartAsync()));
            var watched = Task.WhenAll(watch.RunAsync(watching.Token), slowLog.RunAsync(watching.Token));
            await StrikeAsync(server, redis, slots, command);
            var drainTime = await DrainAsync(redis.GetDatabase(), queues, slots);
            await watching.CancelAsync();
            await watched;
            await Task.WhenAll(slots.Select(static slot => slot.StopAsync()));
            return await JudgeAsync(redis.GetDatabase(), server, queues, slots, watch, slowLog, drainTime);
        }
        finally
        {
            foreach (var slot in slots)
            {
                slot.Dispose();
            }
        }
    }

    /// <summary>Lets the clients enqueue and the faults strike.</summary>
    private async Task StrikeAsync(RedisServer server, ConnectionMultiplexer redis, WorkerSlot[] slots, RoleCommand command)
    {
        var plan = FaultPlan.Create(_options.Seed, _options.Time, FaultInjector.Kinds(server), slots.Length);
        var clients = Enumerable.Range(0, Clients).Select(index => StartClient(command, index)).ToArray();
        try
        {
            foreach (var client in clients)
            {
                await client.ReadLineAsync(TimeSpan.FromSeconds(60));
            }

            using var injector = new FaultInjector(server, redis, slots, command, _faults, firstNumber: _options.Jobs);
            await injector.RunAsync(plan);
            foreach (var client in clients)
            {
                await client.WaitForExitAsync(_options.Time + DrainLimit);
            }
        }
        finally
        {
            foreach (var client in clients)
            {
                client.Dispose();
            }
        }
    }

    private ChaosProcess StartClient(RoleCommand command, int index)
    {
        var share = _options.Jobs / Clients;
        var count = index == Clients - 1 ? _options.Jobs - (share * (Clients - 1)) : share;
        return command.Start(Roles.Client, ["--first", Text(index * share), "--count", Text(count), "--seconds", Text(_options.Time.TotalSeconds)]);
    }

    /// <summary>Waits until every job is done or dead and every session of a dead worker is gone.</summary>
    private static async Task<TimeSpan> DrainAsync(IDatabase database, RedisKeys[] queues, WorkerSlot[] slots)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < DrainLimit)
        {
            var (jobs, sessions) = await Leftovers.CountOpenAsync(database, queues, [.. slots.SelectMany(static slot => slot.ProcessIds)]);
            if (jobs == 0 && sessions == 0)
            {
                return Stopwatch.GetElapsedTime(begun);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return DrainLimit;
    }

    private async Task<Verdict> JudgeAsync(
        IDatabase database, RedisServer server, RedisKeys[] queues, WorkerSlot[] slots, InvariantWatch watch, SlowLogWatch slowLog, TimeSpan drainTime)
    {
        var mix = new JobMix(_options.Seed, _pace);
        var ledger = LedgerReader.Read(_folder);
        var leftovers = await Leftovers.ReadAsync(database, _keyPrefix, queues);
        var poisons = new Poisons(ledger, mix, leftovers, _faults);
        await using var client = await JobClient.ConnectAsync(new RedisOptions { Configuration = server.Endpoint, KeyPrefix = _keyPrefix });
        var wrongResults = await Results.CheckAsync(client, ledger, mix, leftovers);
        return new Verdict(ledger, leftovers, new ExtraRuns(ledger, _faults, watch.Silences), mix, wrongResults)
        {
            ExtraEffects = new ExtraEffects(ledger, _faults, watch.Silences),
            Poisons = poisons,
            WorkerCrashes = slots.Sum(static slot => slot.Survivors) + slots.SelectMany(static slot => slot.EndedByThemselves).Count(process => !poisons.TookDown(process)),
            Watch = watch,
            SlowLog = slowLog,
            Faults = _faults,
            Seed = _options.Seed,
            DrainTime = drainTime,
        };
    }

    private string[] SharedArguments(RedisServer server) =>
    [
        "--folder", _folder, "--redis", server.Endpoint, "--TypedJobs:KeyPrefix", _keyPrefix, "--seed", Text(_options.Seed), "--pace", Text(_pace),
    ];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
