namespace TypedJobs;

/// <summary>Finds the client of a call that names none, by the rule that <see cref="JobClient.Default"/> states.</summary>
/// <remarks>A process may have several hosts: tests run so, and programs with several servers. The last one to start is not "the" client of all.</remarks>
internal static class CurrentClient
{
    private static readonly AsyncLocal<IJobClient?> Ambient = new();
    private static readonly Lock Gate = new();

    // Replaced as a whole, so that it is read without the lock. The oldest first.
    private static JobClient[] _started = [];
    private static IJobClient? _byHand;

    /// <summary>The client that a call goes to from here.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is not clear which.</exception>
    public static IJobClient Find()
    {
        if (Ambient.Value is { } ambient && !HasEnded(ambient))
        {
            return ambient;
        }

        if (Volatile.Read(ref _byHand) is { } byHand)
        {
            return byHand;
        }

        var started = Volatile.Read(ref _started);
        JobClient? oldest = null;
        foreach (var client in started)
        {
            if (client.Server.Name is not null)
            {
                continue;
            }

            if (oldest is not null && oldest.Server != client.Server)
            {
                throw NotClear(started);
            }

            oldest ??= client;
        }

        return oldest ?? throw None(started);
    }

    /// <summary>Sets the client of calls from anywhere, or takes it back.</summary>
    public static void SetByHand(IJobClient? client) => Volatile.Write(ref _byHand, client);

    /// <summary>Its host has started: calls that name none may go to it.</summary>
    public static void Add(JobClient client)
    {
        lock (Gate)
        {
            if (!client.HasEnded && !_started.Contains(client))
            {
                Volatile.Write(ref _started, [.. _started, client]);
            }
        }
    }

    /// <summary>Its host has stopped, or it was disposed.</summary>
    public static void Remove(JobClient client)
    {
        lock (Gate)
        {
            Volatile.Write(ref _started, [.. _started.Where(other => other != client)]);
        }

        Interlocked.CompareExchange(ref _byHand, null, client);
    }

    /// <summary>An attempt begins: what it enqueues goes to the server that it came from. Costs nothing while there is only one to choose from.</summary>
    /// <remarks>Called synchronously by what runs the attempt: set within an async method, the value is seen by what that method calls, and by nothing after it.</remarks>
    public static void EnterAttempt(JobClient client)
    {
        var isOnlyOne = Volatile.Read(ref _started) is [var only] && only == client && client.Server.Name is null && Volatile.Read(ref _byHand) is null;
        if (!isOnlyOne || Ambient.Value is not null)
        {
            Ambient.Value = client;
        }
    }

    /// <summary>Makes a client the one of all that follows in this flow of execution.</summary>
    /// <returns>The one before it.</returns>
    public static IJobClient? Enter(IJobClient? client)
    {
        var before = Ambient.Value;
        Ambient.Value = client;
        return before;
    }

    private static bool HasEnded(IJobClient client) => client is JobClient { HasEnded: true };

    private static InvalidOperationException NotClear(JobClient[] started)
    {
        var unnamed = started.Where(static client => client.Server.Name is null).Select(static client => client.Server).Distinct().ToArray();
        return new InvalidOperationException(
            $"{unnamed.Length} hosts of this process have TypedJobs on different servers ({string.Join("; ", unnamed.Select(static server => server.ToString()))}), "
            + "and this call does not say which it is for. Pass a client (Jobs.X.EnqueueAsync(client, …)), take one into force (using (client.Use()) …), "
            + "or set JobClient.Default.");
    }

    private static InvalidOperationException None(JobClient[] started)
    {
        var named = started.Length == 0 ? ""
            : $" Only named servers have started ({string.Join("; ", started.Select(static client => client.Server.ToString()))}): take the client of one from the "
                + "services, [FromKeyedServices(\"…\")] IJobClient, and pass it.";
        return new InvalidOperationException(
            "This call names no client, and there is none that it could go to: start a host with builder.AddTypedJobs(jobs => jobs.UseRedis(\"localhost:6379\")) "
            + "before the first Enqueue, or set JobClient.Default to await JobClient.ConnectAsync(\"localhost:6379\"), or pass a client: "
            + "Jobs.X.EnqueueAsync(client, …)." + named);
    }
}
