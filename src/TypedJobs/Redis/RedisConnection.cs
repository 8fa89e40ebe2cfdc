using System.Net;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>Opens connections and turns what StackExchange.Redis throws into messages that say what to do.</summary>
internal static class RedisConnection
{
    /// <summary>What <c>check_types.lua</c> finds before a script writes, unlike the <c>WRONGTYPE</c> of a command.</summary>
    private const string ForeignType = "a foreign type";

    /// <summary>The role of the connection that all commands but a worker's leases go over.</summary>
    public const string JobsRole = "jobs";

    /// <summary>Instead of a queue: a command that is for many, or for none.</summary>
    public const string NoQueue = "*";

    /// <summary>Opens a connection, and fails if Redis does not answer now, unless <see cref="RedisOptions.FirstConnect"/> says otherwise. From then on it
    /// reconnects by itself.</summary>
    /// <param name="options">Where.</param>
    /// <param name="role">What for: shown by <c>CLIENT LIST</c>.</param>
    /// <param name="watch">Ends it when it is silent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="blocked">How long a command may block the connection by its nature, which the others wait for.</param>
    public static async Task<ConnectionMultiplexer> OpenAsync(
        RedisOptions options, string role, SilenceWatch watch, CancellationToken cancellationToken, TimeSpan blocked = default)
    {
        var configuration = options.ToConfiguration();
        watch.Follow(configuration, role);
        configuration.AsyncTimeout += 2 * (int)blocked.TotalMilliseconds;
        // Only the first connection of a program may be made later; what a worker opens beside it, it needs.
        configuration.AbortOnConnectFail = options.FirstConnect != FirstConnect.Later || role != JobsRole;
        configuration.ConnectRetry = options.FirstConnect == FirstConnect.Required ? configuration.ConnectRetry : 1;
        // The client library asks for this before it sends INFO; nothing that changes the server is sent.
        configuration.AllowAdmin = true;
        configuration.ClientName ??= $"typedjobs-{role}";
        var endpoint = EndpointOf(configuration);
        try
        {
            return await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisConnectionException exception)
        {
            var why = RedisObstacle.Describe(await RedisProbe.AskAsync(configuration).ConfigureAwait(false), configuration, exception);
            throw new StoreException($"Cannot connect to Redis at {endpoint}: {why}", StoreFailure.NotSent, exception);
        }
    }

    /// <summary>The endpoints, without what else is in the configuration.</summary>
    public static string EndpointOf(ConfigurationOptions configuration)
        => configuration.EndPoints.Count == 0 ? "(no endpoint)" : string.Join(',', configuration.EndPoints.Select(Format));

    /// <summary>What a caller is told about a command that failed.</summary>
    public static StoreException Explain(Exception exception, string endpoint, string command, QueueAddress queue)
    {
        var at = $"Redis at {endpoint}";
        var what = queue.Queue == NoQueue ? command : $"{command} on queue '{queue}'";
        var (message, failure) = exception switch
        {
            RedisTimeoutException e => ($"{at} did not answer in time ({what}). Look for a slow command there (SLOWLOG GET), a full network or a "
                + "process short of CPU; raise asyncTimeout in the configuration if the time is too short.", FailureOf(e.Commandstatus)),
            // The client library knows a replica before it sends a command, and says so in words only.
            RedisConnectionException e when e.Message.Contains("not eligible for replica", StringComparison.Ordinal)
                => ($"{at} takes no jobs ({what}): {Advice("READONLY")}", StoreFailure.NotSent),
            RedisConnectionException e => ($"{at} cannot be reached ({what}): {e.FailureType}. Check that it runs and that the network lets this "
                + "process through; the connection comes back by itself.", FailureOf(e.CommandStatus)),
            RedisServerException e when queue.Queue == NoQueue && CodeOf(e.Message) == ForeignType
                => ($"{at} refused {what}: somebody else has written to this key. Nothing was changed. Delete it, it is written again. ({e.Message})", StoreFailure.Refused),
            RedisServerException e => ($"{at} refused {what}: {Advice(e.Message)} ({e.Message})", FailureOf(e.Message)),
            _ => ($"{at} failed ({what}): {exception.Message}", StoreFailure.Unanswered),
        };
        return new StoreException(message, failure, exception);
    }

    private static StoreFailure FailureOf(CommandStatus status)
        => status is CommandStatus.WaitingToBeSent or CommandStatus.WaitingInBacklog ? StoreFailure.NotSent : StoreFailure.Unanswered;

    /// <summary>A script fails with these before it writes anything. With any other error it may have written some of what it was to write.</summary>
    private static StoreFailure FailureOf(string error) => CodeOf(error) switch
    {
        "OOM" or "READONLY" or "NOAUTH" or "WRONGPASS" or "NOSCRIPT" or "LOADING" or "MISCONF" or "MASTERDOWN" or "NOREPLICAS" or "CLUSTERDOWN"
            or "TRYAGAIN" or "MOVED" or "ASK" or "CROSSSLOT" or "BUSY" or ForeignType => StoreFailure.Refused,
        _ => StoreFailure.Failed,
    };

    private static string Advice(string error) => CodeOf(error) switch
    {
        ForeignType => "somebody else has written to a key of this queue. Nothing was changed. client.Inspector.CheckAsync(queue) names what does not belong, and RepairAsync(queue) puts it aside.",
        "OOM" => "it is out of memory (maxmemory) and takes no more jobs. Workers go on and make room; raise maxmemory, or cap the queue with MaxLength.",
        "READONLY" => "it is a replica. Name the primary, or the Sentinels with serviceName=….",
        "NOAUTH" or "WRONGPASS" => "it asks for a user or password that the configuration does not have: user=…,password=….",
        "ERR" when error.Contains(RedisObstacle.MaxClients, StringComparison.Ordinal) => RedisObstacle.TooManyClients,
        "NOPERM" => "this user may not run it. ACL LOG on the server names the command and the key.",
        "LOADING" => "it is reading its data from disk. Try again in a moment.",
        "MISCONF" => "it cannot write its data to disk and takes no more writes. Make room on its disk, or read its log.",
        _ => "see its message.",
    };

    /// <summary>The first word; Redis before 7.0 puts that of a command within a script behind words of its own.</summary>
    private static string CodeOf(string error)
        => error.Contains("OOM command not allowed", StringComparison.Ordinal) ? "OOM"
            : error.Contains("WRONGTYPE the key ", StringComparison.Ordinal) ? ForeignType
            : error.Split(' ', 2)[0];

    private static string Format(EndPoint endpoint) => endpoint switch
    {
        DnsEndPoint dns => FormattableString.Invariant($"{dns.Host}:{dns.Port}"),
        _ => endpoint.ToString() ?? "?",
    };
}
