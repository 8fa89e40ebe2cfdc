using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Starts, drains and stops the roles of a worker. They never call each other: they meet in the store and in the dispatcher.</summary>
internal sealed partial class JobWorker : IHostedService, IAsyncDisposable
{
    // After the drain time a job's token has tripped: what heeds it needs a moment, what does not is not waited for.
    private static readonly TimeSpan TripGrace = TimeSpan.FromSeconds(2);

    private readonly Func<CancellationToken, ValueTask<IJobStore>> _connect;
    private readonly Func<JobRegistry> _registry;
    private readonly JobWorkerOptions _options;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IAsyncDisposable> _subscriptions = [];
    private Dispatcher? _dispatcher;
    private Pump[] _pumps = [];
    private LeaseKeeper? _leaseKeeper;
    private AttemptWatch? _attemptWatch;
    private Task _pumping = Task.CompletedTask;
    private Task _processing = Task.CompletedTask;
    private Task _background = Task.CompletedTask;

    public JobWorker(
        Func<CancellationToken, ValueTask<IJobStore>> connect,
        Func<JobRegistry> registry,
        JobWorkerOptions options,
        IServiceProvider services,
        TimeProvider time,
        Random random,
        ILoggerFactory loggers)
    {
        _connect = connect;
        _registry = registry;
        _options = options;
        _services = services;
        _time = time;
        _random = random;
        _logger = loggers.CreateLogger("TypedJobs.Worker");
    }

    /// <summary>How many jobs this worker has begun.</summary>
    public int Begun => _dispatcher?.Begun ?? 0;

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
        var end = new AttemptEnd(new FailedAttempt(_time, _random, _logger), _logger);
        var dispatcher = CreateDispatcher(registry, end);
        _dispatcher = dispatcher;
        var deadLetters = new DeadLetterPost(registry, store, _time);
        var courier = new OutboxCourier(store, queues, _time, _logger);
        _pumps = CreatePumps(store, queues, dispatcher, deadLetters, courier);
        foreach (var pump in _pumps)
        {
            _subscriptions.Add(await store.SubscribeWakeAsync(pump.Queue, pump.Wake).ConfigureAwait(false));
            _subscriptions.Add(await store.SubscribeControlAsync(pump.Queue, pump.Cancel).ConfigureAwait(false));
        }

        _leaseKeeper = new LeaseKeeper(store, _pumps, _options.LeaseTime, _logger);
        _leaseKeeper.Start();
        _attemptWatch = new AttemptWatch(dispatcher, end, _options.StuckAfter, ChildProcess.IsChild ? EndProcess : null, _logger);
        _attemptWatch.Start();
        _processing = dispatcher.RunAsync();
        _pumping = Task.WhenAll(_pumps.Select(static pump => Task.Run(pump.RunAsync)));
        _background = Task.WhenAll(
            new Recoverer(store, queues, deadLetters, _options, _time, _logger).RunAsync(_stopping.Token),
            new Janitor(store, queues, _options, _time, _logger).RunAsync(_stopping.Token),
            courier.RunAsync(_stopping.Token),
            new ReadyWatch(dispatcher, _time, _logger).RunAsync(_stopping.Token));
        LogStarted(_logger, registry.Jobs.Count, string.Join(',', queues), _options.Concurrency, store.Endpoint);
    }

    /// <summary>Leases nothing more, waits for running jobs, hands the rest back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_dispatcher is not { } dispatcher)
        {
            return;
        }

        foreach (var pump in _pumps)
        {
            pump.StopLeasing();
        }

        HandBack(dispatcher);
        dispatcher.End();
        await DrainAsync(dispatcher, cancellationToken).ConfigureAwait(false);
        foreach (var pump in _pumps)
        {
            pump.End();
        }

        await _pumping.ConfigureAwait(false);
        _leaseKeeper?.Dispose();
        _leaseKeeper = null;
        _attemptWatch?.Dispose();
        _attemptWatch = null;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _background.ConfigureAwait(false);
        _dispatcher = null;
        LogStopped(_logger);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        foreach (var subscription in _subscriptions)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
        }

        _subscriptions.Clear();
        _stopping.Dispose();
    }

    private async Task DrainAsync(Dispatcher dispatcher, CancellationToken cancellationToken)
    {
        try
        {
            await _processing.WaitAsync(_options.DrainTimeout, _time, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The drain time is over, or the host has no more: trip what still runs.
        }

        foreach (var attempt in dispatcher.Running)
        {
            attempt.Trip(TripReason.Drain);
        }

        await ((Task)_processing.WaitAsync(TripGrace, _time, CancellationToken.None))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = dispatcher.Running.ToArray();
        foreach (var attempt in left)
        {
            AttemptEnd.HandBack(attempt);
        }

        if (left.Length > 0)
        {
            LogLeftRunning(_logger, left.Length, _options.DrainTimeout);
        }
    }

    /// <summary>In a child worker, after a hard limit: hands back what else runs, settles, and ends at once; the supervisor starts another.</summary>
    private void EndProcess(JobAttempt abandoned)
    {
        foreach (var pump in _pumps)
        {
            pump.StopLeasing();
        }

        if (_dispatcher is { } dispatcher)
        {
            HandBack(dispatcher);
            foreach (var attempt in dispatcher.Running)
            {
                AttemptEnd.HandBack(attempt);
            }
        }

        foreach (var pump in _pumps)
        {
            pump.End();
        }

        // The stuck job may hold every thread of the pool, so the wait is bounded; what is not settled by then comes back with the lease.
        _pumping.Wait(TripGrace);
        Environment.Exit(ChildProcess.HardLimitExitCode);
    }

    private static void HandBack(Dispatcher dispatcher)
    {
        foreach (var work in dispatcher.TakeBack())
        {
            work.Pump.Release(work);
        }
    }

    private List<string> Queues(JobRegistry registry)
    {
        var queues = _options.Queues.Count > 0 ? _options.Queues : registry.Jobs.Select(static job => job.Queue);
        var distinct = queues.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count > 0 ? distinct : [QueueName.Default];
    }

    private Dispatcher CreateDispatcher(JobRegistry registry, AttemptEnd end)
    {
        var misfit = new Misfit(_time, _logger);
        return new Dispatcher(_options.Concurrency, () => new Processor(registry, _services, misfit, end, _logger));
    }

    private Pump[] CreatePumps(IJobStore store, List<string> queues, Dispatcher dispatcher, DeadLetterPost deadLetters, OutboxCourier courier)
    {
        // Unique per start: a name that was used before would extend the lease of a dead process's jobs.
        var name = $"{Environment.MachineName}:{Environment.ProcessId}:{JobId.Create(JobPriority.Normal, _time, _random)}";
        var settings = new PumpSettings(
            name,
            _options.Concurrency,
            _options.MaxPrefetch,
            _options.LeaseTime,
            _options.PollInterval,
            () => Math.Max(1, _pumps.Count(static pump => pump.Busy)),
            new Quarantine());
        settings.Quarantine.Watch(() => _pumps);
        return [.. queues.Select(queue => new Pump(queue, store, settings, dispatcher, deadLetters, courier, _time, _random, _logger))];
    }
}
