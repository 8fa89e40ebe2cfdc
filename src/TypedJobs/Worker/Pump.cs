using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>The hot loop of one queue: settles what has ended and leases the next jobs, in one round trip a batch.</summary>
/// <remarks>
/// While a round trip is under way, what ends collects for the next one: batches grow under load by themselves, and there is no timer that
/// would hold up a lone job. Only this loop talks to the store about its session, one call at a time, so its count of what the session
/// holds is exact.
/// </remarks>
internal sealed partial class Pump : IWorkerRole
{
    // A queue that is idle for ever still shows that its pump lives.
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly IJobStore _store;
    private readonly PumpSettings _settings;
    private readonly Dispatcher _dispatcher;
    private readonly DeadLetterPost _deadLetters;
    private readonly Quarantine _quarantine;
    private readonly OutboxCourier _courier;
    private readonly ILogger _logger;
    private readonly AsyncSignal _signal = new();
    private readonly ConcurrentDictionary<JobId, bool> _cancelledBeforeBegun = new();
    private readonly SettlementBuffer _ended = new();
    private readonly Outage _outage;

    private LeaseSession _session;
    private int _incarnation;
    private long _lookAt;
    private double _meanJobSeconds;
    private volatile bool _mayHaveMore = true;
    private volatile bool _leasing = true;
    private volatile bool _ending;
    private volatile bool _abandoned;
    private bool _reconcile;
    private bool _unanswered;

    public Pump(string queue, IJobStore store, PumpSettings settings, Dispatcher dispatcher, DeadLetterPost deadLetters, OutboxCourier courier, TimeProvider time, Random random, ILogger logger)
    {
        Queue = queue;
        _store = store;
        _settings = settings;
        _dispatcher = dispatcher;
        _deadLetters = deadLetters;
        _quarantine = settings.Quarantine;
        _courier = courier;
        Time = time;
        _logger = logger;
        _outage = new Outage(queue, store.Endpoint, time, random, logger);
        _session = NextSession();
    }

    /// <summary>The queue.</summary>
    public string Queue { get; }

    /// <summary>The clock that leases and attempts are measured by.</summary>
    public TimeProvider Time { get; }

    /// <summary>What the lease keeper extends.</summary>
    public LeaseSession Session => Volatile.Read(ref _session);

    /// <summary>True while the pump holds jobs or knows of some that wait: it gets its share of the worker.</summary>
    public bool Busy => _mayHaveMore || Session.Held > 0;

    /// <summary>True once the pump has ended with everything settled and handed back.</summary>
    public bool EndedInOrder { get; private set; }

    /// <summary>The job has ended; the next round trip says so to the store.</summary>
    public void Settle(LeasedWork work, in Settlement settlement)
    {
        if (!work.Session.Lost)
        {
            _ended.Settle(work, settlement.Kind == SettlementKind.Dead ? _deadLetters.WithHandler(Queue, settlement) : settlement);
            _signal.Set();
        }
    }

    /// <summary>The job was not begun, or stopped because the worker stops: it goes back to the head of the queue, no attempt counted.</summary>
    public void Release(LeasedWork work)
    {
        // Whoever leases the job next learns from the store that it is cancelled; a later job of the same id is not.
        TakeCancelled(work.Job.Id);
        if (!work.Session.Lost)
        {
            _ended.Release(work);
            _signal.Set();
        }
    }

    /// <summary>The job waited too long for a processor: others are to have it, and this pump holds fewer from now on.</summary>
    public void Unload(LeasedWork work)
    {
        // Nothing is known of jobs as long as these but that they are long: start to learn again.
        _meanJobSeconds = 0;
        Release(work);
    }

    /// <summary>Takes the length of a job into account. Threads may overwrite each other: it is a mean of many.</summary>
    public void Measure(TimeSpan length) => _meanJobSeconds = Prefetch.Mean(_meanJobSeconds, length.TotalSeconds);

    /// <summary>Jobs have arrived, or may have.</summary>
    public void Wake()
    {
        _mayHaveMore = true;
        _signal.Set();
    }

    /// <summary>Another worker has recovered the session: all under it is void.</summary>
    public void LoseLease(LeaseSession session)
    {
        session.Lost = true;
        foreach (var attempt in _dispatcher.Running.Where(attempt => attempt.Work.Session == session))
        {
            attempt.Trip(TripReason.LeaseLost);
        }

        _signal.Set();
    }

    /// <summary>Somebody cancelled a job that a worker holds, this one or another: if it runs here, its CancellationToken is cancelled.</summary>
    public void Cancel(JobId id)
    {
        if (_dispatcher.Ready.Any(work => work.Job.Id == id))
        {
            _cancelledBeforeBegun.TryAdd(id, true);
            if (!_dispatcher.Ready.Any(work => work.Job.Id == id))
            {
                // Begun or handed back meanwhile: nobody would take the mark, and a later job of the same id is not cancelled.
                TakeCancelled(id);
            }
        }

        // After the look at what waits: a job that is begun meanwhile is found here.
        foreach (var attempt in _dispatcher.Running.Where(attempt => attempt.Id == id))
        {
            attempt.Trip(TripReason.Cancelled);
        }
    }

    /// <summary>True, once, if the job was cancelled after it was leased and before it was begun.</summary>
    public bool TakeCancelled(JobId id) => !_cancelledBeforeBegun.IsEmpty && _cancelledBeforeBegun.TryRemove(id, out _);

    /// <summary>Takes no new jobs from now on.</summary>
    public void StopLeasing()
    {
        _leasing = false;
        _signal.Set();
    }

    /// <summary>Ends once everything that ended is settled; what is still held is handed back.</summary>
    public void End()
    {
        _ending = true;
        _signal.Set();
    }

    /// <summary>Nobody waits any longer: it ends with the call that is under way, whatever that comes to.</summary>
    public void Abandon() => _abandoned = true;

    Task IWorkerRole.RunAsync(CancellationToken stopping) => RunAsync();

    /// <summary>Runs until <see cref="End"/>.</summary>
    public async Task RunAsync()
    {
        while (!_abandoned)
        {
            try
            {
                if (_session.Lost)
                {
                    StartAnew();
                }

                if (!await StepAsync().ConfigureAwait(false))
                {
                    EndedInOrder = true;
                    return;
                }
            }
            catch (Exception) when (_abandoned)
            {
                return;
            }
            catch (StoreException exception)
            {
                // The call may have been done although no answer came: see what it did before anything is sent again.
                _unanswered |= exception.MayBeApplied;
                if (!await _outage.WaitAsync(exception, giveUp: _ending).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (Exception exception)
            {
                // A pump that ends silently is a worker that lives and does nothing: whatever this is, say it and go on.
                _unanswered = true;
                if (!await _outage.WaitUnexpectedAsync(exception, giveUp: _ending).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
    }

    private async ValueTask<bool> StepAsync()
    {
        if (_reconcile || _unanswered)
        {
            await ReconcileAsync().ConfigureAwait(false);
            if (_session.Lost)
            {
                return true;
            }
        }

        await SendReleasesAsync(endSession: false).ConfigureAwait(false);
        var settlements = _ended.TakeSettlements(_session);
        _session.HeldBytes -= _ended.TakeFreedBytes();
        var take = _leasing ? Room(settlements.Length) : 0;
        if (settlements.Length > 0 || (take > 0 && _mayHaveMore))
        {
            await LeaseAsync(settlements, take).ConfigureAwait(false);
            return true;
        }

        if (_ending)
        {
            await SendReleasesAsync(endSession: true).ConfigureAwait(false);
            return false;
        }

        await RestAsync(take).ConfigureAwait(false);
        return true;
    }

    private async ValueTask RestAsync(int room)
    {
        if (_session is { Registered: true, Held: 0 } && await EndIdleSessionAsync().ConfigureAwait(false))
        {
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Max(0, (double)(_lookAt - Time.GetTimestamp()) / Time.TimestampFrequency));
        if (wait > TimeSpan.Zero || room == 0)
        {
            wait = wait > TimeSpan.Zero ? wait : _settings.PollInterval;
            await _signal.WaitAsync(_session.Registered && _settings.LeaseTime < wait ? _settings.LeaseTime : wait, Time).ConfigureAwait(false);
        }

        if (Time.GetTimestamp() >= _lookAt)
        {
            _mayHaveMore = true;
        }
    }

    private LeaseSession NextSession()
    {
        var name = $"{_settings.WorkerName}:{Interlocked.Increment(ref _incarnation)}";
        _settings.SessionBegins?.Invoke(Queue, name);
        return new(this, name, _settings.LeaseTime);
    }
}
