using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>The keys of one queue. The only place where one is spelled; KEYS.md says what each holds.</summary>
internal sealed class RedisKeys
{
    /// <summary>Where a repair keeps what is no id, as <c>keep_foreign.lua</c> spells it.</summary>
    public const string ForeignEntries = "foreign:entries";

    // The name of each key that a queue has one of, after the prefix.
    private static readonly (RedisKeyName Key, string Name)[] Spelling =
    [
        (RedisKeyName.Jobs, "jobs"),
        (RedisKeyName.High, "pending:high"),
        (RedisKeyName.Normal, "pending:normal"),
        (RedisKeyName.Low, "pending:low"),
        (RedisKeyName.Scheduled, "scheduled"),
        (RedisKeyName.Leases, "leases"),
        (RedisKeyName.Sessions, "sessions"),
        (RedisKeyName.Dead, "dead"),
        (RedisKeyName.Failures, "failures"),
        (RedisKeyName.Crashes, "crashes"),
        (RedisKeyName.Begun, "begun"),
        (RedisKeyName.Suspects, "suspects"),
        (RedisKeyName.Quarantine, "quarantine"),
        (RedisKeyName.Unannounced, "unannounced"),
        (RedisKeyName.Cancelled, "cancelled"),
        (RedisKeyName.Cancelling, "cancelling"),
        (RedisKeyName.Once, "once"),
        (RedisKeyName.Large, "large"),
        (RedisKeyName.Outboxes, "outboxes"),
        (RedisKeyName.OutboxSeq, "outbox-seq"),
        (RedisKeyName.Inbox, "inbox"),
        (RedisKeyName.Stats, "stats"),
    ];

    private readonly RedisKey[] _keys = new RedisKey[Spelling.Length];

    public RedisKeys(string keyPrefix, QueueAddress queue)
    {
        Prefix = PrefixOf(keyPrefix, queue);
        foreach (var (key, name) in Spelling)
        {
            _keys[(int)key] = Prefix + name;
        }

        Wake = RedisChannel.Literal(Prefix + "wake");
        Done = RedisChannel.Literal(Prefix + "done");
        Control = RedisChannel.Literal(Prefix + "control");
    }

    /// <summary>What all keys of the queue begin with: the hash tag keeps them in one slot of a cluster.</summary>
    public string Prefix { get; }

    public RedisKey Jobs => this[RedisKeyName.Jobs];

    public RedisKey High => this[RedisKeyName.High];

    public RedisKey Normal => this[RedisKeyName.Normal];

    public RedisKey Low => this[RedisKeyName.Low];

    public RedisKey Scheduled => this[RedisKeyName.Scheduled];

    public RedisKey Leases => this[RedisKeyName.Leases];

    public RedisKey Sessions => this[RedisKeyName.Sessions];

    public RedisKey Dead => this[RedisKeyName.Dead];

    public RedisKey Failures => this[RedisKeyName.Failures];

    public RedisKey Crashes => this[RedisKeyName.Crashes];

    public RedisKey Begun => this[RedisKeyName.Begun];

    public RedisKey Suspects => this[RedisKeyName.Suspects];

    public RedisKey Quarantine => this[RedisKeyName.Quarantine];

    public RedisKey Unannounced => this[RedisKeyName.Unannounced];

    public RedisKey Cancelled => this[RedisKeyName.Cancelled];

    public RedisKey Cancelling => this[RedisKeyName.Cancelling];

    public RedisKey Once => this[RedisKeyName.Once];

    public RedisKey Large => this[RedisKeyName.Large];

    public RedisKey Outboxes => this[RedisKeyName.Outboxes];

    public RedisKey OutboxSeq => this[RedisKeyName.OutboxSeq];

    public RedisKey Inbox => this[RedisKeyName.Inbox];

    public RedisKey Stats => this[RedisKeyName.Stats];

    public RedisChannel Wake { get; }

    public RedisChannel Done { get; }

    public RedisChannel Control { get; }

    /// <summary>A key that the queue has one of.</summary>
    public RedisKey this[RedisKeyName name] => _keys[(int)name];

    public static string PrefixOf(string keyPrefix, QueueAddress queue) => $"{{{keyPrefix}:{queue}}}:";

    /// <summary>What Redis's <c>TYPE</c> should say of a key, by the part after the prefix; null for a key that is nobody's, empty for one that a repair has put aside.</summary>
    public static string? TypeOf(string name)
        => Spelling.FirstOrDefault(key => key.Name == name) is { Name: not null } known ? RedisKeyTypes.Of(known.Key)
            : name.StartsWith("leased:", StringComparison.Ordinal) ? RedisKeyTypes.Of(RedisKeyName.Leased)
            : name.StartsWith("outbox:", StringComparison.Ordinal) ? RedisKeyTypes.Of(RedisKeyName.Outbox)
            : name.StartsWith("once:", StringComparison.Ordinal) ? RedisKeyTypes.Of(RedisKeyName.OnceOf)
            : name.StartsWith("minute:", StringComparison.Ordinal) ? RedisKeyTypes.Of(RedisKeyName.Stats)
            : name.StartsWith("result:", StringComparison.Ordinal) || name.StartsWith("seen:", StringComparison.Ordinal) ? RedisKeyTypes.Of(RedisKeyName.Result)
            : name == ForeignEntries ? RedisKeyTypes.Of(RedisKeyName.Jobs)
            : name.StartsWith("foreign:", StringComparison.Ordinal) ? ""
            : null;

    /// <summary>How long a key is given that should end and has no time to live; null for one that does not end by itself.</summary>
    public static TimeSpan? LifeOf(string name)
        => name.StartsWith("once:", StringComparison.Ordinal) ? StoreLimits.OnceTtl
            : name.StartsWith("seen:", StringComparison.Ordinal) ? TimeSpan.FromHours(1)
            : name.StartsWith("result:", StringComparison.Ordinal) || name.StartsWith("minute:", StringComparison.Ordinal) ? TimeSpan.FromDays(1)
            : name == "quarantine" ? TimeSpan.FromSeconds(30)
            : name == ForeignEntries ? TimeSpan.FromDays(30)
            : null;

    /// <summary>The keys that a script names, in its order.</summary>
    /// <param name="script">The script.</param>
    /// <param name="of">The session or the other queue that a key belongs to, for scripts that name one.</param>
    /// <param name="id">The job that a key belongs to, for scripts that name one.</param>
    public RedisKey[] For(RedisScript script, string? of = null, JobId id = default)
    {
        var names = script.Keys;
        var keys = new RedisKey[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            keys[i] = names[i] switch
            {
                RedisKeyName.Leased => Leased(of!),
                RedisKeyName.Outbox => Outbox(of!),
                RedisKeyName.OnceOf => OnceOf(id),
                RedisKeyName.Result => Result(id),
                var name => this[name],
            };
        }

        return keys;
    }

    public RedisKey Leased(string session) => Prefix + "leased:" + session;

    /// <summary>A key by the bytes of its name after the prefix, which somebody else may have chosen.</summary>
    public RedisKey Named(ReadOnlySpan<byte> name) => Named("", name);

    /// <summary>A key of a kind (<c>leased:</c>) whose name goes on with these bytes.</summary>
    public RedisKey Named(string kind, ReadOnlySpan<byte> rest)
    {
        var start = System.Text.Encoding.UTF8.GetBytes(Prefix + kind);
        return (byte[])[.. start, .. rest];
    }

    /// <summary>Follow-ups on their way to another queue.</summary>
    public RedisKey Outbox(string target) => Prefix + "outbox:" + target;

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
