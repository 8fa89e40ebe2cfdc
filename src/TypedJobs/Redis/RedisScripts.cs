namespace TypedJobs.Redis;

/// <summary>One property per <c>.lua</c> file.</summary>
internal static class RedisScripts
{
    public static RedisScript Enqueue { get; } = RedisScriptLoader.Load("enqueue", keyCount: 6);

    public static RedisScript EnqueueOne { get; } = RedisScriptLoader.Load("enqueue_one", keyCount: 5);

    public static RedisScript EnqueueOnce { get; } = RedisScriptLoader.Load("enqueue_once", keyCount: 7);

    public static RedisScript Lease { get; } = RedisScriptLoader.Load("lease", keyCount: 14);

    public static RedisScript ExtendLease { get; } = RedisScriptLoader.Load("extend_lease", keyCount: 3);

    public static RedisScript RecoverExpired { get; } = RedisScriptLoader.Load("recover_expired", keyCount: 11);

    public static RedisScript Announced { get; } = RedisScriptLoader.Load("announced", keyCount: 2);

    public static RedisScript Release { get; } = RedisScriptLoader.Load("release", keyCount: 5);

    public static RedisScript Cancel { get; } = RedisScriptLoader.Load("cancel", keyCount: 11);

    public static RedisScript Begin { get; } = RedisScriptLoader.Load("begin", keyCount: 2);

    public static RedisScript SaveOnce { get; } = RedisScriptLoader.Load("save_once", keyCount: 3);

    public static RedisScript ListDead { get; } = RedisScriptLoader.Load("list_dead", keyCount: 3);

    public static RedisScript Requeue { get; } = RedisScriptLoader.Load("requeue", keyCount: 8);

    public static RedisScript Purge { get; } = RedisScriptLoader.Load("purge", keyCount: 8);

    public static RedisScript TrimDead { get; } = RedisScriptLoader.Load("trim_dead", keyCount: 8);

    public static RedisScript Find { get; } = RedisScriptLoader.Load("find", keyCount: 6);

    public static IReadOnlyList<RedisScript> All { get; } =
        [Enqueue, EnqueueOne, EnqueueOnce, Lease, ExtendLease, RecoverExpired, Announced, Release, Cancel, Begin, SaveOnce, Find, ListDead, Requeue, Purge, TrimDead];
}
