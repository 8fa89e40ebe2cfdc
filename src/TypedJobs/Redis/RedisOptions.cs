using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Where Redis is and how its keys are named.</summary>
public sealed class RedisOptions
{
    // Not less: an attempt that takes longer is given up for the next. With the library's jitter in between, so that a fleet does not come at once.
    private const int ShortestReconnectMs = 1_500;
    private const int LongestReconnectMs = 3_000;

    /// <summary>Endpoints and settings in StackExchange.Redis's notation: <c>localhost:6379</c>, <c>a:6379,b:6379,password=…,ssl=true</c>.</summary>
    /// <value>Default <c>localhost:6379</c>. Not read if <see cref="ConfigurationOptions"/> is set.</value>
    /// <remarks>The notation: <see href="https://stackexchange.github.io/StackExchange.Redis/Configuration"/>.</remarks>
    public string Configuration { get; set; } = "localhost:6379";

    /// <summary>The same as an object, for what the notation cannot say (certificates, token credentials).</summary>
    /// <value>Default null: <see cref="Configuration"/> is used. A copy is taken when the connection is made.</value>
    /// <remarks>Its <c>ReconnectRetryPolicy</c> is kept. The notation cannot name one: there, a connection that is lost is tried again at once, and then every
    /// 1.5 to 3 s.</remarks>
    public ConfigurationOptions? ConfigurationOptions { get; set; }

    /// <summary>What every key begins with, so that several applications can share one Redis.</summary>
    /// <value>Default <c>tj</c>. Letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, at least one and at most 50.</value>
    public string KeyPrefix { get; set; } = "tj";

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

    internal ConfigurationOptions ToConfiguration()
    {
        if (KeyPrefix is not { Length: > 0 and <= 50 } || !KeyPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new ArgumentException($"'{KeyPrefix}' cannot begin a key: use 1 to 50 letters, digits, '.', '-' or '_'.", nameof(KeyPrefix));
        }

        if (ConfigurationOptions is { } given)
        {
            return given.Clone();
        }

        try
        {
            var configuration = ConfigurationOptions.Parse(Configuration);
            // The library's own waits grow to a minute: far longer than Redis takes to restart or to fail over.
            configuration.ReconnectRetryPolicy = new ExponentialRetry(ShortestReconnectMs, LongestReconnectMs);
            return configuration;
        }
        catch (ArgumentException exception)
        {
            // The text may hold a password, so the message does not repeat it.
            throw new ArgumentException(
                $"RedisOptions.Configuration cannot be read: {exception.Message}. Write it as 'host:port' or 'host:port,password=…,ssl=true'.",
                nameof(Configuration));
        }
    }
}
