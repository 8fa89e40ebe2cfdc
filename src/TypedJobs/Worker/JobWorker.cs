using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Starts, drains and stops the roles of a worker. They never call each other: they meet in the store and in the dispatcher.</summary>
internal sealed partial class JobWorker : IHostedService, IAsyncDisposable
{
    private readonly Func<CancellationToken, ValueTask<IJobStore>> _connect;
    private readonly Func<JobRegistry> _registry;
    private readonly JobWorkerOptions _options;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Action? _enterAttempt;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _hurrying = new();
    private readonly List<IAsyncDisposable> _subscriptions = [];
    private IJobStore? _store;
    private Dispatcher? _dispatcher;
    private AttemptEnding? _ending;
    private Pump[] _pumps = [];
    private LeaseKeeper? _leaseKeeper;
    private AttemptWatch? _attemptWatch;
    private StopSignals? _signals;
    private BegunLedger? _ledger;
    private Task _pumping = Task.CompletedTask;
    private Task _processing = Task.CompletedTask;
    private Task _background = Task.CompletedTask;

    /// <param name="connect">Opens the store.</param>
    /// <param name="registry">The jobs that it runs.</param>
    /// <param name="options">How it works.</param>
    /// <param name="services">Where scopes of attempts are made.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">For jitter.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="enterAttempt">Called as an attempt begins, in its flow of execution.</param>
    public JobWorker(
        Func<CancellationToken, ValueTask<IJobStore>> connect,
        Func<JobRegistry> registry,
        JobWorkerOptions options,
        IServiceProvider services,
        TimeProvider time,
        Random random,
        ILoggerFactory loggers,
        Action? enterAttempt = null)
    {
        _connect = connect;
        _registry = registry;
        _options = options;
        _services = services;
        _time = time;
        _random = random;
        _logger = GuardedLogger.Create(loggers, "TypedJobs.Worker");
        _enterAttempt = enterAttempt;
    }

    /// <summary>How many jobs this worker has begun.</summary>
    public int Begun => _dispatcher?.Begun ?? 0;

    /// <summary>True once it has stopped with everything settled or handed back, and no job left running.</summary>
    public bool EndedInOrder { get; private set; }

    /// <summary>Connects, checks the server and starts the roles.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var store = await _connect(cancellationToken).ConfigureAwait(false);
        try
        {
            await StartAsync(store, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException($"The worker does not start: {exception.Message}", exception);
        }
    }

    private async Task StartAsync(IJobStore store, CancellationToken cancellationToken)
    {
        if (await store.PrepareWorkerAsync(cancellationToken).ConfigureAwait(false) is { } warning)
        {
            LogServer(_logger, warning);
        }

        var registry = _registry();
        var queues = Queues(registry);
        _ledger = OpenLedger(queues.Count);
        var judge = new AttemptJudge(_time, _random, _options.MaxResult, _logger);
        var ending = new AttemptEnding(judge, _logger);
        var dispatcher = CreateDispatcher(registry, judge, ending);
        var deadLetters = new DeadLetterPost(registry, store, _time);
        var watch = new QueueWatch(store, queues, Wake, _options.PollInterval, _time, _logger);
        var courier = new OutboxCourier(store, queues, watch, _time, _logger);
        // Unique per start: a name that was used before would extend the lease of a dead process's jobs.
        var name = $"{Environment.MachineName}:{Environment.ProcessId}:{JobId.Create(JobPriority.Normal, _time, _random)}";
        _pumps = CreatePumps(name, store, queues, dispatcher, deadLetters, courier);
        foreach (var pump in _pumps)
        {
            _subscriptions.Add(await store.SubscribeWakeAsync(pump.Queue, pump.Wake).ConfigureAwait(false));
            _subscriptions.Add(await store.SubscribeControlAsync(pump.Queue, pump.Cancel).ConfigureAwait(false));
        }

        (_store, _dispatcher, _ending) = (store, dispatcher, ending);
        _signals = new StopSignals(Hurry);
        _leaseKeeper = new LeaseKeeper(store, _pumps, _options.LeaseTime, _time, _logger);
        _leaseKeeper.Start();
        _attemptWatch = new AttemptWatch(dispatcher, ending, _options.StuckAfter, ChildProcess.IsChild ? EndProcess : null, _time, _logger);
        _attemptWatch.Start();
        _processing = dispatcher.RunAsync();
        var runner = new RoleRunner(_time, _logger);
        _pumping = runner.RunAsync(_pumps, CancellationToken.None);
        _background = runner.RunAsync(
            [
                new Recoverer(store, queues, watch, deadLetters, _options, _time, _logger),
                watch,
                courier,
                new Janitor(store, queues, watch, _options, _time, _logger),
                new ReadyWatch(dispatcher, _time, _logger),
                new Heartbeat(store, Heartbeat.Describe(name, queues, _options.Concurrency, _time), () => dispatcher.Running.Count(), _time, _logger),
            ],
            _stopping.Token);
        LogStarted(_logger, registry.Jobs.Count, string.Join(',', queues), _options.Concurrency, store.Endpoint);
    }

    // Without it, a crash of this child is found out by its lease.
    private BegunLedger? OpenLedger(int queues)
    {
        try
        {
            return ChildProcess.LedgerPath is { } path ? new BegunLedger(path, _options.Concurrency, queues) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNoLedger(_logger, exception);
            return null;
        }
    }

    private void Wake(string queue)
    {
        foreach (var pump in _pumps.Where(pump => pump.Queue == queue))
        {
            pump.Wake();
        }
    }

    private List<string> Queues(JobRegistry registry)
    {
        var queues = _options.Queues.Count > 0 ? _options.Queues : registry.Jobs.Select(static job => job.Queue);
        var distinct = queues.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count > 0 ? distinct : [QueueName.Default];
    }

    private Dispatcher CreateDispatcher(JobRegistry registry, AttemptJudge judge, AttemptEnding ending)
    {
        var pipelines = new AttemptPipelines(registry, _services, judge, _logger);
        var misfit = new Misfit(_time, _logger);
        return new Dispatcher(_options.Concurrency, () => new Processor(pipelines, misfit, ending, _enterAttempt, _ledger?.NextSlot() ?? default), _logger);
    }

    private Pump[] CreatePumps(string name, IJobStore store, List<string> queues, Dispatcher dispatcher, DeadLetterPost deadLetters, OutboxCourier courier)
    {
        var settings = new PumpSettings(
            name,
            _options.Concurrency,
            _options.MaxPrefetch,
            _options.LeaseTime,
            _options.PollInterval,
            _options.MaxResult,
            () => Math.Max(1, _pumps.Count(static pump => pump.Busy)),
            new Quarantine())
        {
            SessionBegins = _ledger is null ? null : _ledger.Note,
        };
        settings.Quarantine.Watch(() => _pumps);
        return [.. queues.Select(queue => new Pump(queue, store, settings, dispatcher, deadLetters, courier, _time, _random, _logger))];
    }
}
