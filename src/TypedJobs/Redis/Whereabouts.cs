using System.Globalization;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>What looks wrong with the places of a queue's jobs, as one look over all of them finds. A job that moves meanwhile can look wrong once; what two looks
/// find, a while apart, is.</summary>
internal sealed class Whereabouts
{
    private readonly HashSet<RedisValue> _placed = [];
    private readonly Dictionary<RedisValue, int> _marked = [];

    private Whereabouts()
    {
    }

    /// <summary>Ids with a body that stand nowhere.</summary>
    public HashSet<RedisValue> Homeless { get; } = [];

    /// <summary>Entries of lists beyond the first of their id.</summary>
    public HashSet<(string Place, RedisValue Id)> Surplus { get; } = [];

    /// <summary>Ids whose note in <c>cancelled</c> is not what the lists have, and how many entries those have.</summary>
    public HashSet<(RedisValue Id, int Entries)> Cancelled { get; } = [];

    /// <summary>True if nothing looks wrong.</summary>
    public bool AllWell => Homeless.Count + Surplus.Count + Cancelled.Count == 0;

    /// <summary>Looks.</summary>
    /// <param name="jobs">Ids with a body, read before the places if not at the same instant.</param>
    /// <param name="places">The places, lists first.</param>
    /// <param name="cancelled">How many entries of an id are to be dropped.</param>
    public static Whereabouts Of(IReadOnlyCollection<RedisValue> jobs, IEnumerable<(string Place, IReadOnlyCollection<RedisValue> Ids)> places, HashEntry[] cancelled)
    {
        var found = new Whereabouts();
        foreach (var entry in cancelled)
        {
            found._marked[entry.Name] = 0;
        }

        foreach (var (place, ids) in places)
        {
            found.Add(place, ids);
        }

        found.Judge(jobs, cancelled);
        return found;
    }

    /// <summary>Leaves what another look found, too.</summary>
    public void IntersectWith(Whereabouts other)
    {
        Homeless.IntersectWith(other.Homeless);
        Surplus.IntersectWith(other.Surplus);
        Cancelled.IntersectWith(other.Cancelled);
    }

    private void Add(string place, IReadOnlyCollection<RedisValue> ids)
    {
        var isList = QueuePicture.IsList(place);
        foreach (var id in ids)
        {
            if (isList && _marked.TryGetValue(id, out var entries))
            {
                _marked[id] = entries + 1;
            }
            else if (!_placed.Add(id) && isList)
            {
                Surplus.Add((place, id));
            }
        }
    }

    private void Judge(IReadOnlyCollection<RedisValue> jobs, HashEntry[] cancelled)
    {
        var known = jobs as HashSet<RedisValue> ?? [.. jobs];
        foreach (var entry in cancelled)
        {
            var entries = _marked[entry.Name];
            // Of a job that lives and has no other place, one entry is its place.
            var toDrop = known.Contains(entry.Name) && !_placed.Contains(entry.Name) && entries > 0 ? entries - 1 : entries;
            if (toDrop == 0 || entry.Value.ToString() != toDrop.ToString(CultureInfo.InvariantCulture))
            {
                Cancelled.Add((entry.Name, entries));
            }
        }

        Homeless.UnionWith(known.Where(id => ((ReadOnlyMemory<byte>)id).Length == JobId.Size && !_placed.Contains(id) && _marked.GetValueOrDefault(id) == 0));
    }
}
