using System.Globalization;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>What must hold of a queue at any instant: every id in <c>jobs</c> is in exactly one place, every place names ids in <c>jobs</c>, and no key
/// is left that nothing owns. For tests, the chaos program, and <see cref="JobInspector.CheckAsync"/>.</summary>
/// <remarks>Reads the whole queue in one transaction; on a million jobs Redis is busy with it for about a second. What it names, <see cref="RedisRepair"/> mends.</remarks>
internal sealed partial class RedisInvariants
{
    private const double LastUnixMs = 9_007_199_254_740_992;

    private readonly List<string> _violations = [];
    private readonly Dictionary<RedisValue, string> _places = [];
    private readonly QueuePicture _picture;

    private RedisInvariants(QueuePicture picture) => _picture = picture;

    /// <summary>Checks one queue.</summary>
    /// <returns>A sentence for each violation; empty if all holds.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(IDatabase database, RedisKeys keys)
    {
        var invariants = new RedisInvariants(await QueuePicture.ReadAsync(database, keys).ConfigureAwait(false));
        invariants.CheckPlaces();
        invariants.CheckBeside();
        invariants.CheckRecords();
        await new QueueKeyCheck(database, keys, invariants._violations).RunAsync().ConfigureAwait(false);
        return invariants._violations;
    }

    private void CheckPlaces()
    {
        var toDrop = _picture.Cancelled.ToDictionary(static entry => entry.Name, static entry => Number(entry.Value) ?? 0);
        foreach (var (place, ids) in _picture.Places)
        {
            foreach (var id in ids)
            {
                Place(id, place, toDrop);
            }
        }

        foreach (var id in _picture.Jobs)
        {
            if (!IsId(id))
            {
                _violations.Add($"{Text(id)} in jobs is no id of a job.");
            }
            else if (!_places.ContainsKey(id))
            {
                _violations.Add($"Job {Text(id)} has a body and is nowhere.");
            }
        }

        foreach (var (id, _) in toDrop.Where(static entry => entry.Value > 0))
        {
            _violations.Add($"Job {Text(id)} is marked as cancelled and is in no list.");
        }

        AddOrphans(_picture.Cancelled.Where(static entry => Number(entry.Value) is not > 0).Select(static entry => entry.Name), "is marked as cancelled with a value that is no number of entries");

        _violations.AddRange(_picture.Scheduled.Where(static entry => !(entry.Score < LastUnixMs)).Select(static entry => $"Job {Text(entry.Element)} is scheduled for a time that is none."));
        _violations.AddRange(_picture.Dead.Where(static entry => !(entry.Score >= 0 && entry.Score < LastUnixMs && entry.Score == Math.Floor(entry.Score)))
            .Select(static entry => $"Job {Text(entry.Element)} is dead since a time that is none."));
    }

    private void CheckBeside()
    {
        var dead = _picture.Dead.Select(static entry => entry.Element).ToHashSet();
        var jobs = _picture.Jobs;
        var crashes = _picture.Crashes.Select(static entry => entry.Name).ToHashSet();
        AddOrphans(_picture.Failures.Where(id => !dead.Contains(id)), "has a failure beside it and is not dead");
        AddOrphans(dead.Where(id => !_picture.Failures.Contains(id)), "is dead without a failure beside it");
        AddOrphans(crashes.Where(id => !jobs.Contains(id)), "has crashes counted and no body");
        AddOrphans(Names(_picture.Crashes, static value => !CrashesPattern().IsMatch(value)), "has a record of crashes that cannot be read");
        AddOrphans(_picture.Begun.Select(static entry => entry.Name).Where(id => !crashes.Contains(id)), "is noted as begun and has no crashes counted");
        AddOrphans(Names(_picture.Begun, static value => !BegunPattern().IsMatch(value)), "has a note of its begin that cannot be read");
        AddOrphans(_picture.Large.Where(id => !jobs.Contains(id)), "is noted as large and has no body");
        AddOrphans(_picture.Cancelling.Where(id => !jobs.Contains(id)), "is to be cancelled and has no body");
        AddOrphans(_picture.Cancelling.Where(dead.Contains), "is to be cancelled although it is dead");
        AddOrphans(_picture.Unannounced.Where(id => !dead.Contains(id)), "waits for its handler to be enqueued and is not dead");
        AddOrphans(_picture.Once.Where(id => !jobs.Contains(id)), "has results of effects that ran once and no body");
    }

    private void CheckRecords()
    {
        var leases = _picture.Leases.ToHashSet();
        _violations.AddRange(_picture.Sessions.Where(entry => !leases.Contains(entry.Name)).Select(static entry => $"Session '{entry.Name}' has a record and is not in leases."));
        _violations.AddRange(Names(_picture.Sessions, static value => !SessionPattern().IsMatch(value)).Select(static name => $"Session '{name}' has a record that cannot be read."));
        foreach (var (place, entries) in _picture.Numbers)
        {
            _violations.AddRange(entries.Where(static entry => Number(entry.Value) is null).Select(entry => $"'{entry.Name}' in {place} has a value that is no number."));
        }
    }

    private void AddOrphans(IEnumerable<RedisValue> ids, string what) => _violations.AddRange(ids.Select(id => $"Job {Text(id)} {what}."));

    private void Place(RedisValue id, string place, Dictionary<RedisValue, long> toDrop)
    {
        if (QueuePicture.IsList(place) && toDrop.TryGetValue(id, out var entries) && entries > 0)
        {
            toDrop[id] = entries - 1;
            return;
        }

        if (!_places.TryAdd(id, place))
        {
            _violations.Add($"Job {Text(id)} is in {_places[id]} and in {place}.");
        }

        if (!IsId(id))
        {
            _violations.Add($"{Text(id)} in {place} is no id of a job.");
        }
        else if (!_picture.Jobs.Contains(id))
        {
            _violations.Add($"Job {Text(id)} is in {place} without a body.");
        }
    }

    private static IEnumerable<RedisValue> Names(HashEntry[] entries, Func<string, bool> isWrong)
        => entries.Where(entry => isWrong(entry.Value.ToString())).Select(static entry => entry.Name);

    /// <summary>As <c>mend_value.lua</c> reads numbers.</summary>
    private static long? Number(RedisValue value)
        => NumberPattern().IsMatch(value.ToString()) && double.Parse(value.ToString(), CultureInfo.InvariantCulture) is < LastUnixMs and > -LastUnixMs
            ? (long)value
            : null;

    private static bool IsId(RedisValue id) => ((ReadOnlyMemory<byte>)id).Length == JobId.Size;

    /// <summary>An id as it is written, or what somebody else has put in the place of one.</summary>
    internal static string Text(RedisValue id) => IsId(id) ? JobId.FromBytes(((ReadOnlyMemory<byte>)id).Span).ToString() : $"'{id}'";

    [GeneratedRegex(@"^-?[0-9]{1,30}\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?=.{1,30}\z)[0-9]+( [0-9]+){0,2}\z")]
    private static partial Regex CrashesPattern();

    [GeneratedRegex(@"^(?=.{1,24}\z)[0-9]+ ?[A-Za-z]*\z")]
    private static partial Regex BegunPattern();

    [GeneratedRegex(@"^(?=.{1,80}\z)([0-9]+|[0-9]+ [0-9]+ \S+)\z", RegexOptions.Singleline)]
    private static partial Regex SessionPattern();
}
