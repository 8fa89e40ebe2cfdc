using System.Collections.Frozen;

namespace TypedJobs.Redis;

/// <summary>What Redis's <c>TYPE</c> says of each key.</summary>
internal static class RedisKeyTypes
{
    private static readonly FrozenDictionary<RedisKeyName, string> Types = new Dictionary<RedisKeyName, string>
    {
        [RedisKeyName.Jobs] = "hash",
        [RedisKeyName.High] = "list",
        [RedisKeyName.Normal] = "list",
        [RedisKeyName.Low] = "list",
        [RedisKeyName.Scheduled] = "zset",
        [RedisKeyName.Leases] = "zset",
        [RedisKeyName.Sessions] = "hash",
        [RedisKeyName.Dead] = "zset",
        [RedisKeyName.Failures] = "hash",
        [RedisKeyName.Crashes] = "hash",
        [RedisKeyName.Begun] = "hash",
        [RedisKeyName.Suspects] = "list",
        [RedisKeyName.Quarantine] = "string",
        [RedisKeyName.Unannounced] = "set",
        [RedisKeyName.Cancelled] = "hash",
        [RedisKeyName.Cancelling] = "hash",
        [RedisKeyName.Once] = "set",
        [RedisKeyName.Large] = "set",
        [RedisKeyName.Outboxes] = "set",
        [RedisKeyName.OutboxSeq] = "hash",
        [RedisKeyName.Inbox] = "hash",
        [RedisKeyName.Stats] = "hash",
        [RedisKeyName.Leased] = "set",
        [RedisKeyName.Outbox] = "list",
        [RedisKeyName.OnceOf] = "hash",
        [RedisKeyName.Result] = "string",
        [RedisKeyName.Workers] = "zset",
        [RedisKeyName.Queues] = "zset",
        [RedisKeyName.Worker] = "hash",
        [RedisKeyName.Any] = "none",
    }.ToFrozenDictionary();

    public static string Of(RedisKeyName name) => Types[name];
}
