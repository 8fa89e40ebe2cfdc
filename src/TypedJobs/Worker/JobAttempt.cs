using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>Why an attempt's token tripped.</summary>
internal enum TripReason
{
    None,

    /// <summary>The worker stops and the drain time is over: the job is handed back.</summary>
    Drain,

    /// <summary>Another worker has the job: whatever this attempt comes to is thrown away.</summary>
    LeaseLost,

    /// <summary>The attempt is over its time limit: it counts as failed.</summary>
    Timeout,

    /// <summary>Somebody cancelled the job: it is taken away, whatever the attempt comes to.</summary>
    Cancelled,
}

/// <summary>One run of one job: its token and its scope of services, both made only when the job asks for them.</summary>
internal sealed class JobAttempt : IJobAttempt, IAsyncDisposable
{
    private readonly IServiceProvider _root;
    private readonly Lock _gate = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private CancellationTokenSource? _cancellation;
    private AsyncServiceScope? _scope;
    private IReadOnlyList<JobFailure>? _failures;
    private TripReason _tripped;
    private long _trippedAt;
    private int _decided;

    public JobAttempt(LeasedWork work, JobEnvelope envelope, JobDescriptor descriptor, IServiceProvider root)
    {
        Work = work;
        Envelope = envelope;
        _root = root;
        Context = new JobContext(work.Job.Id, descriptor, work.Pump.Queue, envelope.Attempt, this);
    }

    public LeasedWork Work { get; }

    public JobEnvelope Envelope { get; }

    public JobContext Context { get; }

    public TripReason Tripped => _tripped;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>How long ago the token tripped; zero if it has not.</summary>
    public TimeSpan SinceTrip => _tripped == TripReason.None ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_trippedAt);

    /// <summary>True once it was said that this attempt ignores its token.</summary>
    public bool ReportedStuck { get; set; }

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

    public IReadOnlyList<JobFailure> Failures => _failures ??= EnvelopeOptions.Read(Envelope.Options).Failures;

    /// <summary>Claims the right to say what becomes of the job: whoever comes first, the end of the attempt or somebody who no longer waits for it.</summary>
    public bool TryDecide() => Interlocked.Exchange(ref _decided, 1) == 0;

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

            _trippedAt = Stopwatch.GetTimestamp();
            _tripped = reason;
            cancellation = _cancellation;
        }

        // Outside the lock, and on the pool: callbacks are the job's code.
        cancellation?.CancelAsync();
    }

    public ValueTask DisposeAsync() => _scope is { } scope ? scope.DisposeAsync() : default;
}
