using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>Why an attempt's token was cancelled.</summary>
internal enum TripReason : byte
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
/// <remarks>Made for every attempt, so it is kept small: of the envelope, which is parsed once, it holds where in the body its parts are.</remarks>
internal sealed class JobAttempt : IJobAttempt, IAsyncDisposable
{
    private readonly JobPlan _plan;
    private readonly long _started;
    private readonly int _nameStart;
    private readonly int _nameLength;
    private readonly int _argumentsStart;
    private readonly int _argumentsLength;
    private readonly int _optionsStart;
    private readonly int _optionsLength;
    private CancellationTokenSource? _cancellation;
    private IServiceScope? _scope;
    private long _trippedAt;
    private TripReason _tripped;
    private int _decided;

    public JobAttempt(in LeasedWork work, in JobEnvelope envelope, JobPlan plan, long started)
    {
        Work = work;
        Number = envelope.Attempt;
        _plan = plan;
        _started = started;
        (_nameStart, _nameLength) = (StartOf(envelope.Utf8Name), envelope.Utf8Name.Length);
        (_argumentsStart, _argumentsLength) = (StartOf(envelope.Arguments), envelope.Arguments.Length);
        (_optionsStart, _optionsLength) = envelope.Options.IsEmpty ? default : (StartOf(envelope.Options.Bytes), envelope.Options.Bytes.Length);
        Context = new JobContext(this);
    }

    public LeasedWork Work { get; }

    /// <summary>The argument array as it is stored.</summary>
    public ReadOnlyMemory<byte> Arguments => Work.Job.Body.Slice(_argumentsStart, _argumentsLength);

    /// <summary>What the envelope says beyond name, arguments and attempt.</summary>
    public EnvelopeOptions Options => new(Work.Job.Body.Slice(_optionsStart, _optionsLength));

    public JobContext Context { get; }

    public JobDescriptor Descriptor => _plan.Descriptor;

    public JobId Id => Work.Job.Id;

    public string Queue => Work.Pump.Queue;

    public int Number { get; }

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
                return (_scope ??= _plan.Services.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public IReadOnlyList<JobFailure> Failures => FailureHistory.Of(Options);

    public ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name) => Work.Pump.FindOnceAsync(this, name);

    public ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result) => Work.Pump.SaveOnceAsync(this, name, result);

    /// <summary>The same job's envelope with another attempt or other options.</summary>
    public byte[] Rewrite(int attempt, EnvelopeOptions options)
        => JobEnvelope.Write(Work.Job.Body.Slice(_nameStart, _nameLength).Span, attempt, options, Arguments.Span);

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

    /// <summary>Where a part of the body begins; both are slices of the array that the reply of the store was.</summary>
    private int StartOf(ReadOnlyMemory<byte> part)
        => MemoryMarshal.TryGetArray(part, out var slice) && MemoryMarshal.TryGetArray(Work.Job.Body, out var body)
            ? slice.Offset - body.Offset
            : throw new InvalidOperationException("A job's body is not held in an array.");
}
