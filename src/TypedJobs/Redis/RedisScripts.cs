namespace TypedJobs.Redis;

/// <summary>One property per <c>.lua</c> file.</summary>
internal static class RedisScripts
{
    public static RedisScript Enqueue { get; } = RedisScriptLoader.Load("enqueue");

    public static RedisScript EnqueueOne { get; } = RedisScriptLoader.Load("enqueue_one");

    public static RedisScript EnqueueOnce { get; } = RedisScriptLoader.Load("enqueue_once");

    public static RedisScript Lease { get; } = RedisScriptLoader.Load("lease");

    public static RedisScript ExtendLease { get; } = RedisScriptLoader.Load("extend_lease");

    public static RedisScript RecoverExpired { get; } = RedisScriptLoader.Load("recover_expired");

    public static RedisScript Announced { get; } = RedisScriptLoader.Load("announced");

    public static RedisScript Release { get; } = RedisScriptLoader.Load("release");

    public static RedisScript Cancel { get; } = RedisScriptLoader.Load("cancel");

    public static RedisScript Reschedule { get; } = RedisScriptLoader.Load("reschedule");

    public static RedisScript Begin { get; } = RedisScriptLoader.Load("begin");

    public static RedisScript NoteBegin { get; } = RedisScriptLoader.Load("note_begin");

    public static RedisScript SaveOnce { get; } = RedisScriptLoader.Load("save_once");

    public static RedisScript ListDead { get; } = RedisScriptLoader.Load("list_dead");

    public static RedisScript Requeue { get; } = RedisScriptLoader.Load("requeue");

    public static RedisScript Purge { get; } = RedisScriptLoader.Load("purge");

    public static RedisScript TrimDead { get; } = RedisScriptLoader.Load("trim_dead");

    public static RedisScript Find { get; } = RedisScriptLoader.Load("find");

    public static RedisScript FindOutcomes { get; } = RedisScriptLoader.Load("find_outcomes");

    public static RedisScript Deliver { get; } = RedisScriptLoader.Load("deliver");

    public static RedisScript Delivered { get; } = RedisScriptLoader.Load("delivered");

    public static RedisScript EndSession { get; } = RedisScriptLoader.Load("end_session");

    public static RedisScript RepairKey { get; } = RedisScriptLoader.Load("repair_key");

    public static RedisScript RepairList { get; } = RedisScriptLoader.Load("repair_list");

    public static RedisScript RepairMembers { get; } = RedisScriptLoader.Load("repair_members");

    public static RedisScript RepairSession { get; } = RedisScriptLoader.Load("repair_session");

    public static RedisScript RepairHomeless { get; } = RedisScriptLoader.Load("repair_homeless");

    public static RedisScript RepairCancelled { get; } = RedisScriptLoader.Load("repair_cancelled");

    public static RedisScript RepairOutbox { get; } = RedisScriptLoader.Load("repair_outbox");

    public static RedisScript Heartbeat { get; } = RedisScriptLoader.Load("heartbeat");

    public static RedisScript ListQueues { get; } = RedisScriptLoader.Load("list_queues");

    public static RedisScript ForgetQueues { get; } = RedisScriptLoader.Load("forget_queues");

    public static IReadOnlyList<RedisScript> All { get; } =
    [
        Enqueue, EnqueueOne, EnqueueOnce, Lease, ExtendLease, RecoverExpired, Announced, Release, Cancel, Reschedule, Begin, NoteBegin, SaveOnce, Find, FindOutcomes,
        ListDead, Requeue, Purge, TrimDead, Deliver, Delivered, EndSession, RepairKey, RepairList, RepairMembers, RepairSession, RepairHomeless, RepairCancelled, RepairOutbox,
        Heartbeat, ListQueues, ForgetQueues,
    ];
}
