using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>What a repair has mended: a sentence for each, as far as they are few, and a count for each kind.</summary>
internal sealed class RepairLog
{
    private const int MaxDetails = 1_000;

    private readonly string _prefix;
    private readonly Dictionary<string, int> _kinds = [];
    private readonly List<string> _details = [];

    public RepairLog(string prefix) => _prefix = prefix;

    public int Count { get; private set; }

    /// <summary>Notes what a script returned: what was wrong and with what, in turn.</summary>
    public void Add(string place, RedisValue[] mended)
    {
        for (var i = 0; i + 1 < mended.Length; i += 2)
        {
            var (kind, what) = Say(mended[i].ToString(), place);
            Count++;
            _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
            if (_details.Count < MaxDetails)
            {
                _details.Add($"{Subject(mended[i].ToString(), mended[i + 1])} {what}.");
            }
        }
    }

    public StoreRepair ToRepair(bool isComplete)
        => new(Count, [.. _kinds.OrderByDescending(static kind => kind.Value).Select(static kind => $"{kind.Value} × {kind.Key}.")], _details, isComplete);

    private string Subject(string wrong, RedisValue entry) => wrong switch
    {
        "type" or "nobody" or "end" => $"Key '{_prefix}{entry}'",
        "lease" => $"Session '{entry}'",
        "nothing" or "outbox" => $"Queue '{entry}'",
        "value" or "id" => RedisInvariants.Text(entry),
        _ => $"Job {RedisInvariants.Text(entry)}",
    };

    private (string Kind, string What) Say(string wrong, string place) => wrong switch
    {
        "id" => Both($"an entry of {place} was no id of a job, or no follow-up", $"in {place} was none of ours: it is kept in {_prefix}{RedisKeys.ForeignEntries} for 30 days"),
        "body" => Both($"an entry of {place} had no body", $"was in {place} without a body: the entry is dropped"),
        "twice" => Both($"a job stood in two places, one of them {place}", $"stood in two places, one of them {place}: it is left in one"),
        "time" => Both($"a job in {place} had a time that is none", $"was in {place} for a time that is none: it is now"),
        "failure" => Both("a dead job had no failure", "was dead without a failure: it has one that says so"),
        "value" => Both($"an entry of {place} could not be read", $"in {place} had a value that cannot be read: it is written anew or dropped"),
        "dead" => Both($"an entry of {place} belonged to a job that is not dead", $"was in {place} and is not dead: the entry is dropped"),
        "isdead" => Both("a dead job was to be cancelled", "was to be cancelled although it is dead: the request is dropped"),
        "crashes" => Both("a job was noted as begun that was in no crash", "was noted as begun and in no crash: the note is dropped"),
        "lease" => Both("a session had a record and no lease", "had a record and no lease: the record is dropped"),
        "nothing" => Both("a queue was in outboxes that has none", "was in outboxes and has none: the entry is dropped"),
        "outbox" => Both("an outbox was not in outboxes", "had an outbox that nobody delivers: it is in outboxes again"),
        "session" => Both("a job was held by a session without a lease", "was held by a session without a lease: it waits again, if it has a body and no other place"),
        "nowhere" => Both("a job had a body and stood nowhere", "had a body and stood nowhere: it waits again"),
        "unreadable" => Both("a job stood nowhere and its body cannot be read", "stood nowhere and its body cannot be read: it is dead"),
        "cancelled" => Both("a note of a cancelled job was not what its lists have", "was noted in cancelled with another number of entries than the lists have: the note is right now"),
        "type" => Both("a key had a foreign type", "is what a key of a foreign type is called now: nothing of it is lost, delete it when you know where it comes from"),
        "nobody" => Both("a key was nobody's", "is what a key that was nobody's is called now: nothing of it is lost, delete it when you know where it comes from"),
        "end" => Both("a key had no time to live", "had no time to live: it has one now"),
        _ => Both(wrong, wrong),
    };

    private static (string Kind, string What) Both(string kind, string what) => (kind, what);
}
