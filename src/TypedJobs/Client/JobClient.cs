using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>Enqueues jobs and asks for their outcome. One per Redis server and process; safe for any number of threads.</summary>
public sealed partial class JobClient : IJobClient, IAsyncDisposable
{
    private readonly IJobStore _store;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly JobClientOptions _options;
    private readonly ConcurrentDictionary<string, EnqueueGatherer> _gatherers = new(StringComparer.Ordinal);
    private readonly OutcomeListener _outcomes;
    private readonly UnservedWatch? _unserved;
    private int _disposed;

    /// <param name="store">Where jobs are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">For ids.</param>
    /// <param name="options">What it refuses, and when a job counts as stored.</param>
    /// <param name="server">Which server of the program's it is for.</param>
    /// <param name="logger">Where it warns about queues that no worker serves; it never throws. Null: nothing is said.</param>
    internal JobClient(
        IJobStore store, TimeProvider time, Random random, JobClientOptions? options = null, ServerAddress? server = null, ILogger? logger = null)
    {
        _store = store;
        _time = time;
        _random = random;
        _options = options ?? new JobClientOptions();
        _outcomes = new OutcomeListener(store, time);
        _unserved = logger is null || _options.WarnUnservedAfter == TimeSpan.Zero
            ? null
            : new UnservedWatch(store, store.Endpoint, _options.WarnUnservedAfter, time, logger);
        Inspector = new JobInspector(store, time);
        Server = server ?? new ServerAddress(null, store.Endpoint, 0, "");
    }

    /// <summary>The client of a call that names none: <c>Jobs.X.EnqueueAsync(…)</c>. Set it by hand where no host does, or where several do.</summary>
    /// <value>
    /// In this order: the one whose <see cref="JobClientExtensions.Use"/> is in force here, or whose worker runs the job that asks; the one that was set by hand;
    /// the only unnamed client whose host has started and not stopped; of several on one server, database and key prefix, the oldest. Setting null takes back
    /// what was set by hand.
    /// </value>
    /// <exception cref="InvalidOperationException">There is none, or the started hosts are on several servers: the message names them.</exception>
    [AllowNull]
    public static IJobClient Default
    {
        get => CurrentClient.Find();
        set => CurrentClient.SetByHand(value);
    }

    /// <inheritdoc/>
    public string Endpoint => _store.Endpoint;

    /// <inheritdoc/>
    public JobInspector Inspector { get; }

    internal IJobStore Store => _store;

    /// <summary>For how many jobs somebody waits.</summary>
    internal int WaitedFor => _outcomes.Count;

    /// <summary>Which server of this program's the client is for.</summary>
    internal ServerAddress Server { get; }

    /// <summary>True once its host has stopped, or it was disposed: no call goes to it unasked.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Calls that name no client no longer go to this one.</summary>
    internal void End()
    {
        HasEnded = true;
        CurrentClient.Remove(this);
    }

    /// <summary>Closes the connection. What was acknowledged is stored; what was not, fails.</summary>
    public async ValueTask DisposeAsync()
    {
        End();
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _unserved?.Dispose();
        await _outcomes.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
    }
}
