using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Enqueues jobs and asks for their outcome. One per Redis server and process; safe for any number of threads.</summary>
public sealed partial class JobClient : IAsyncDisposable
{
    private static JobClient? _default;

    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly Random _random;

    internal JobClient(IJobStore store, TimeProvider time, Random random)
    {
        _store = store;
        _time = time;
        _random = random;
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

    internal static bool HasDefault => Volatile.Read(ref _default) is not null;
}
