using System.Reflection;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Says that the worker lives, which queues it serves and how much it does: for enqueuers, who warn about a queue that nobody serves, and for whoever looks
/// on. Keeps the list of queues short, too.</summary>
internal sealed partial class Heartbeat : IWorkerRole
{
    // A sixth of the time for which a worker counts as alive: a few may be lost on the way.
    private static readonly TimeSpan Interval = StoreLimits.WorkerTtl / 6;

    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(1);

    private readonly IRegistryStore _store;
    private readonly WorkerRecord _worker;
    private readonly Func<int> _running;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _forgotAt;
    private bool _refused;

    /// <param name="store">Where it says so.</param>
    /// <param name="worker">What it is.</param>
    /// <param name="running">How many jobs it runs now.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is said that Redis refuses.</param>
    public Heartbeat(IRegistryStore store, WorkerRecord worker, Func<int> running, TimeProvider time, ILogger logger)
    {
        _store = store;
        _worker = worker;
        _running = running;
        _time = time;
        _logger = logger;
        _forgotAt = time.GetTimestamp();
    }

    /// <summary>What a worker of this process is.</summary>
    public static WorkerRecord Describe(string name, IReadOnlyList<string> queues, int concurrency, TimeProvider time)
    {
        var program = Assembly.GetEntryAssembly();
        var version = program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? program?.GetName().Version?.ToString() ?? "";
        return new WorkerRecord(name, Environment.MachineName, Environment.ProcessId, version, queues, concurrency, time.GetUtcNow());
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                await BeatAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await DeregisterAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask BeatAsync()
    {
        try
        {
            await _store.HeartbeatAsync(_worker with { Running = _running(), MemoryBytes = Environment.WorkingSet }, StoreLimits.WorkerTtl).ConfigureAwait(false);
            _refused = false;
            if (_time.GetElapsedTime(_forgotAt) >= ForgetInterval)
            {
                _forgotAt = _time.GetTimestamp();
                await _store.ForgetQueuesAsync(ForgetAfter).ConfigureAwait(false);
            }
        }
        catch (StoreException exception)
        {
            // That Redis is away, the pumps say. What it refuses here alone (keys that its user may not touch), nobody else does.
            if (exception.Failure is StoreFailure.Refused or StoreFailure.Failed && !_refused)
            {
                _refused = true;
                LogRefused(_logger, exception.Message);
            }
        }
    }

    private async ValueTask DeregisterAsync()
    {
        try
        {
            await _store.DeregisterAsync(_worker.Name).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // Its record ends by itself.
        }
    }

    [LoggerMessage(EventIds.HeartbeatRefused, LogLevel.Warning, "The worker runs, but cannot say so: {Reason} Until it can, programs that enqueue may warn that no worker serves its queues.")]
    private static partial void LogRefused(ILogger logger, string reason);
}
