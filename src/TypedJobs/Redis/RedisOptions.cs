using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Where Redis is and how its keys are named.</summary>
public sealed class RedisOptions
{
    // Not less: an attempt that takes longer is given up for the next. With the library's jitter in between, so that a fleet does not come at once.
    private const int ShortestReconnectMs = 1_500;
    private const int LongestReconnectMs = 3_000;

    /// <summary>Endpoints and settings in StackExchange.Redis's notation (<c>localhost:6379</c>, <c>a:6379,b:6379,password=…,ssl=true</c>), or as a URL:
    /// <c>redis://user:password@host:6379/2</c>, with TLS <c>rediss://…</c>.</summary>
    /// <value>Default <c>localhost:6379</c>. Not read if <see cref="ConfigurationOptions"/>, <see cref="ConfigurationFactory"/> or <see cref="ConnectionName"/>
    /// is set. In the configuration: <c>TypedJobs:Redis</c>; on the command line: <c>--redis</c>.</value>
    /// <remarks>The notation: <see href="https://stackexchange.github.io/StackExchange.Redis/Configuration"/>. In a URL, user and password are percent-encoded
    /// and settings follow as a query: <c>?abortConnect=false</c>. No message and no log repeats the text, since it may hold a password.</remarks>
    public string Configuration { get; set; } = "localhost:6379";

    /// <summary>The name of a connection string of the configuration that takes the place of <see cref="Configuration"/>: <c>cache</c> for
    /// <c>ConnectionStrings:cache</c>, which is where Aspire puts what <c>WithReference(cache)</c> names.</summary>
    /// <value>Default null: none is read. In the configuration: <c>TypedJobs:ConnectionName</c>. <c>TypedJobs:Redis</c> and <c>--redis</c> win.</value>
    public string? ConnectionName { get; set; }

    /// <summary>Says the endpoints when the connection is made, for what is not known earlier.</summary>
    /// <value>Default null: <see cref="Configuration"/> is used. Returns text in the same notations. <c>TypedJobs:Redis</c> and <c>--redis</c> win.</value>
    public Func<string>? ConfigurationFactory { get; set; }

    /// <summary>The same as an object, for what the notation cannot say (certificates, token credentials).</summary>
    /// <value>Default null: <see cref="Configuration"/> is used. A copy is taken when the connection is made.</value>
    /// <remarks>Its <c>ReconnectRetryPolicy</c> is kept. The notation cannot name one: there, a connection that is lost is tried again at once, and then every
    /// 1.5 to 3 s.</remarks>
    public ConfigurationOptions? ConfigurationOptions { get; set; }

    /// <summary>What every key begins with, so that several applications can share one Redis.</summary>
    /// <value>Default <c>tj</c>. Letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, at least one and at most 50.</value>
    public string KeyPrefix { get; set; } = "tj";

    /// <summary>Whether the program stops at its start when Redis does not answer, or goes on and connects when it is there.</summary>
    /// <value>Default null: a host with a worker, and a client without a host, need it; a host that only enqueues does not, and neither does one whose configuration
    /// says <c>abortConnect=false</c>. In the configuration: <c>TypedJobs:RequireRedisAtStart</c>.</value>
    /// <remarks>Without it, the log says once that Redis is away and once that it is back. Until then an enqueue waits for its time-out
    /// (<c>asyncTimeout</c>, 5 s) and throws a <see cref="JobEnqueueException"/> that says that nothing was stored; a worker starts when Redis answers.</remarks>
    public bool? RequireRedisAtStart { get; set; }

    /// <summary>Lets a worker start on a Redis whose <c>maxmemory-policy</c> may evict keys, and with them jobs.</summary>
    /// <value>Default false: the worker does not start on a policy other than <c>noeviction</c>.</value>
    public bool AllowEviction { get; set; }

    /// <summary>Serves the connection that keeps a worker's leases from threads of its own instead of the thread pool, so that user code that
    /// blocks the pool costs the worker no lease.</summary>
    /// <value>Default true. Only a process that runs a worker pays for it. It is a switch of StackExchange.Redis for the whole process (its feature
    /// flag <c>DedicatedThreads</c>, <see href="https://stackexchange.github.io/StackExchange.Redis/SyncOverAsync"/>): connections that are opened
    /// after the worker started are served the same way, at two threads each and about twice the time of a round trip. False leaves the
    /// switch alone.</value>
    public bool DedicatedThreads { get; set; } = true;

    /// <summary>What becomes of a connection that cannot be made now.</summary>
    internal FirstConnect FirstConnect { get; init; }

    /// <summary>The number of the database.</summary>
    internal int Database => ToConfiguration().DefaultDatabase ?? 0;

    /// <summary>The endpoints, without what else the configuration has.</summary>
    internal string Endpoint => RedisConnection.EndpointOf(ToConfiguration());

    /// <summary>Whether a program may not start without Redis.</summary>
    /// <param name="byDefault">What holds if nothing is said.</param>
    internal bool IsRequiredAtStart(bool byDefault) => RequireRedisAtStart ?? (ToConfiguration().AbortOnConnectFail && byDefault);

    /// <summary>The same for another first connection.</summary>
    internal RedisOptions With(FirstConnect firstConnect) => new()
    {
        Configuration = Configuration,
        ConnectionName = ConnectionName,
        ConfigurationFactory = ConfigurationFactory,
        ConfigurationOptions = ConfigurationOptions,
        KeyPrefix = KeyPrefix,
        RequireRedisAtStart = RequireRedisAtStart,
        AllowEviction = AllowEviction,
        DedicatedThreads = DedicatedThreads,
        FirstConnect = firstConnect,
    };

    internal ConfigurationOptions ToConfiguration()
    {
        if (KeyPrefix is not { Length: > 0 and <= 50 } || !KeyPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new ArgumentException($"'{KeyPrefix}' cannot begin a key: use 1 to 50 letters, digits, '.', '-' or '_'.", nameof(KeyPrefix));
        }

        if (ConfigurationOptions is { } given)
        {
            ConnectionString.ThrowIfUnfit(given);
            return given.Clone();
        }

        var configuration = ConnectionString.Parse(ConfigurationFactory?.Invoke() ?? Configuration);
        // The library's own waits grow to a minute: far longer than Redis takes to restart or to fail over.
        configuration.ReconnectRetryPolicy = new ExponentialRetry(ShortestReconnectMs, LongestReconnectMs);
        return configuration;
    }
}

/// <summary>What becomes of a connection that cannot be made now.</summary>
internal enum FirstConnect
{
    /// <summary>It is tried as often as the configuration says, and then it is an error.</summary>
    Required,

    /// <summary>It is tried once, and then it is an error.</summary>
    Tried,

    /// <summary>It is made when Redis is there; until then what is asked of it fails.</summary>
    Later,
}
