using Microsoft.Extensions.DependencyInjection;
using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>Why an attempt's token was cancelled.</summary>
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
/// <remarks>Made for every attempt, so it is kept small. The envelope is parsed before, its options when they are first asked for; each once.</remarks>
internal sealed class JobAttempt : IJobAttempt, IAsyncDisposable
{
    private readonly IServiceProvider _root;
    private readonly long _started;
    private readonly JobEnvelope _envelope;
    private CancellationTokenSource? _cancellation;
    private IServiceScope? _scope;
    private EnvelopeOptions? _options;
    private IReadOnlyList<JobFailure>? _failures;
    private long _trippedAt;
    private TripReason _tripped;
    private int _decided;

    public JobAttempt(in LeasedWork work, in JobEnvelope envelope, JobDescriptor descriptor, IServiceProvider root, long started)
    {
        Work = work;
        _envelope = envelope;
        Descriptor = descriptor;
        _root = root;
        _started = started;
        Context = new JobContext(this);
    }

    public LeasedWork Work { get; }

    /// <summary>What is stored of the job.</summary>
    public ref readonly JobEnvelope Envelope => ref _envelope;

    /// <summary>The options of the envelope: those of the next one, too, when the attempt has ended.</summary>
    /// <exception cref="JobFormatException">They cannot be read.</exception>
    public EnvelopeOptions Options => _options ??= EnvelopeOptions.Read(_envelope.Options);

    public JobContext Context { get; }

    public JobDescriptor Descriptor { get; }

    public JobId Id => Work.Job.Id;

    public string Queue => Work.Pump.Queue;

    public int Number => _envelope.Attempt;

    public TripReason Tripped => _tripped;

    public TimeSpan Elapsed => Work.Pump.Time.GetElapsedTime(_started);

    /// <summary>How long ago the token was cancelled; zero if it has not.</summary>
    public TimeSpan SinceTrip => _tripped == TripReason.None ? TimeSpan.Zero : Work.Pump.Time.GetElapsedTime(_trippedAt);

    /// <summary>True once it was said that this attempt ignores its token.</summary>
    public bool ReportedStuck { get; set; }

    public CancellationToken CancellationToken
    {
        get
        {
            lock (this)
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
            lock (this)
            {
                return (_scope ??= _root.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public IReadOnlyList<JobFailure> Failures => _failures ??= [.. Options.Failures];

    public ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name) => Work.Pump.FindOnceAsync(this, name);

    public ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result) => Work.Pump.SaveOnceAsync(this, name, result);

    /// <summary>Claims the right to say what becomes of the job: whoever comes first, the end of the attempt or somebody who no longer waits for it.</summary>
    public bool TryDecide() => Interlocked.Exchange(ref _decided, 1) == 0;

    /// <summary>Cancels the token; the first reason stays.</summary>
    public void Trip(TripReason reason)
    {
        CancellationTokenSource? cancellation;
        lock (this)
        {
            if (_tripped != TripReason.None)
            {
                return;
            }

            _trippedAt = Work.Pump.Time.GetTimestamp();
            _tripped = reason;
            cancellation = _cancellation;
        }

        if (cancellation is not null)
        {
            _ = CancelAsync(cancellation);
        }
    }

    /// <summary>Disposes of the services that the attempt has used.</summary>
    public ValueTask DisposeAsync() => _scope is IAsyncDisposable scope ? scope.DisposeAsync() : default;

    /// <summary>Outside the lock, and on the pool: callbacks are the job's code.</summary>
    private static async Task CancelAsync(CancellationTokenSource cancellation)
        // What they throw is nobody's to catch; the token is cancelled all the same, and all callbacks have run.
        => await cancellation.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
