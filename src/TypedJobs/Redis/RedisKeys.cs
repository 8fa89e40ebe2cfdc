using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>The keys of one queue. The only place where a key is spelled; KEYS.md says what each holds.</summary>
internal sealed class RedisKeys
{
    public RedisKeys(string keyPrefix, string queue)
    {
        Prefix = PrefixOf(keyPrefix, queue);
        Jobs = Prefix + "jobs";
        High = Prefix + "pending:high";
        Normal = Prefix + "pending:normal";
        Low = Prefix + "pending:low";
        Scheduled = Prefix + "scheduled";
        Leases = Prefix + "leases";
        Dead = Prefix + "dead";
        Failures = Prefix + "failures";
        Crashes = Prefix + "crashes";
        Unannounced = Prefix + "unannounced";
        Cancelled = Prefix + "cancelled";
        Cancelling = Prefix + "cancelling";
        Once = Prefix + "once";
        Stats = Prefix + "stats";
        Wake = RedisChannel.Literal(Prefix + "wake");
        Done = RedisChannel.Literal(Prefix + "done");
        Control = RedisChannel.Literal(Prefix + "control");
    }

    /// <summary>What all keys of the queue begin with: the hash tag keeps them in one slot of a cluster.</summary>
    public string Prefix { get; }

    public RedisKey Jobs { get; }

    public RedisKey High { get; }

    public RedisKey Normal { get; }

    public RedisKey Low { get; }

    public RedisKey Scheduled { get; }

    public RedisKey Leases { get; }

    public RedisKey Dead { get; }

    public RedisKey Failures { get; }

    public RedisKey Crashes { get; }

    public RedisKey Unannounced { get; }

    public RedisKey Cancelled { get; }

    public RedisKey Cancelling { get; }

    public RedisKey Once { get; }

    public RedisKey Stats { get; }

    public RedisChannel Wake { get; }

    public RedisChannel Done { get; }

    public RedisChannel Control { get; }

    public static string PrefixOf(string keyPrefix, string queue) => $"{{{keyPrefix}:{queue}}}:";

    /// <summary>True for the part after the prefix of a key that ends by itself.</summary>
    public static bool Expires(string name)
        => name.StartsWith("result:", StringComparison.Ordinal) || name.StartsWith("seen:", StringComparison.Ordinal)
            || name.StartsWith("once:", StringComparison.Ordinal) || name.StartsWith("minute:", StringComparison.Ordinal);

    /// <summary>True for the part after the prefix of a key that a queue has one of.</summary>
    public static bool IsKnown(string name) => name is "jobs" or "pending:high" or "pending:normal" or "pending:low" or "scheduled" or "leases"
        or "dead" or "failures" or "crashes" or "unannounced" or "cancelled" or "cancelling" or "once" or "stats";

    public RedisKey Leased(string session) => Prefix + "leased:" + session;

    public RedisKey Result(JobId id) => OfId("result:", id);

    public RedisKey Seen(JobId id) => OfId("seen:", id);

    public RedisKey OnceOf(JobId id) => OfId("once:", id);

    public RedisKey Minute(long unixMinute) => Prefix + "minute:" + unixMinute.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A key that ends in the 16 stored bytes of an id, as the scripts build it.</summary>
    private RedisKey OfId(string kind, JobId id)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(Prefix) + kind.Length;
        var key = new byte[length + JobId.Size];
        System.Text.Encoding.UTF8.GetBytes(Prefix + kind, key);
        id.TryWriteBytes(key.AsSpan(length));
        return key;
    }
}
