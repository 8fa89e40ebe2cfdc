using System.Collections.Concurrent;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Enqueues jobs and asks for their outcome. One per Redis server and process; safe for any number of threads.</summary>
public sealed partial class JobClient : IAsyncDisposable
{
    private static JobClient? _default;

    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly JobClientOptions _options;
    private readonly ConcurrentDictionary<string, EnqueueGatherer> _gatherers = new(StringComparer.Ordinal);
    private readonly OutcomeListener _outcomes;

    internal JobClient(IJobStore store, TimeProvider time, Random random, JobClientOptions? options = null)
    {
        _store = store;
        _time = time;
        _random = random;
        _options = options ?? new JobClientOptions();
        _outcomes = new OutcomeListener(store, time);
        Inspector = new JobInspector(store, time);
    }

    /// <summary>The client that <c>Jobs.X.Enqueue(…)</c> uses: set when a host with <c>AddTypedJobs</c> starts, or by hand.</summary>
    /// <exception cref="InvalidOperationException">Read before it was set.</exception>
    public static JobClient Default
    {
        get => Volatile.Read(ref _default) ?? throw new InvalidOperationException(
            "JobClient.Default is not set: start a host with builder.AddTypedJobs(jobs => jobs.UseRedis(\"localhost:6379\")) before the first Enqueue, "
            + "or set it to await JobClient.ConnectAsync(\"localhost:6379\"), or pass a client: client.EnqueueAsync(Jobs.X.With(…)).");
        set => Volatile.Write(ref _default, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>Where the client's Redis is, without any password: <c>localhost:6379</c>.</summary>
    public string Endpoint => _store.Endpoint;

    /// <summary>Tells whether what is in Redis is as it must be.</summary>
    public JobInspector Inspector { get; }

    internal IJobStore Store => _store;

    /// <summary>For how many jobs somebody waits.</summary>
    internal int WaitedFor => _outcomes.Count;

    /// <summary>Forgets the default client, if it is still this one.</summary>
    internal void ResignAsDefault() => Interlocked.CompareExchange(ref _default, null, this);

    /// <summary>Closes the connection. What was acknowledged is stored; what was not, fails.</summary>
    public async ValueTask DisposeAsync()
    {
        ResignAsDefault();
        await _outcomes.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }
}
