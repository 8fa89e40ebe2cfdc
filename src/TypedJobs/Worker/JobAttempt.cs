using Microsoft.Extensions.DependencyInjection;

namespace TypedJobs.Worker;

/// <summary>Why an attempt's token tripped.</summary>
internal enum TripReason
{
    None,

    /// <summary>The worker stops and the drain time is over: the job is handed back.</summary>
    Drain,

    /// <summary>Another worker has the job: whatever this attempt comes to is thrown away.</summary>
    LeaseLost,
}

/// <summary>One run of one job: its token and its scope of services, both made only when the job asks for them.</summary>
internal sealed class JobAttempt : IJobAttempt, IAsyncDisposable
{
    private readonly IServiceProvider _root;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _cancellation;
    private AsyncServiceScope? _scope;
    private TripReason _tripped;

    public JobAttempt(LeasedWork work, IServiceProvider root)
    {
        Work = work;
        _root = root;
    }

    public LeasedWork Work { get; }

    public TripReason Tripped => _tripped;

    public CancellationToken CancellationToken
    {
        get
        {
            lock (_gate)
            {
                if (_cancellation is null)
                {
                    _cancellation = new CancellationTokenSource();
                    if (_tripped != TripReason.None)
                    {
                        _cancellation.Cancel();
                    }
                }

                return _cancellation.Token;
            }
        }
    }

    public IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                return (_scope ??= _root.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    /// <summary>Trips the token; the first reason stays.</summary>
    public void Trip(TripReason reason)
    {
        CancellationTokenSource? cancellation;
        lock (_gate)
        {
            if (_tripped != TripReason.None)
            {
                return;
            }

            _tripped = reason;
            cancellation = _cancellation;
        }

        // Outside the lock, and on the pool: callbacks are the job's code.
        cancellation?.CancelAsync();
    }

    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : default;
}
