using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedJobs.Generators.Model;

/// <summary>Gives names to the facade's entries. What this assembly declares comes first, so that a new release of a dependency takes no name away.</summary>
internal sealed class FacadePlanner
{
    private readonly string _facade;
    private readonly bool _isInternal;
    private readonly FacadeEntryModel[] _entries;
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, List<string>> _containersOfGroup = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groupsOfContainer = new(StringComparer.Ordinal);
    private readonly ILookup<string, FacadeEntryModel> _byContainer;

    private FacadePlanner(FacadeModel facade, IEnumerable<FacadeEntryModel> entries)
    {
        _facade = facade.Name;
        _isInternal = facade.IsInternal;
        _taken = new HashSet<string>(facade.TakenNames, StringComparer.Ordinal) { facade.Name };
        _entries = entries.ToArray();
        _byContainer = _entries.ToLookup(static entry => entry.Container, StringComparer.Ordinal);
    }

    /// <summary>Plans the facade.</summary>
    /// <param name="facade">What is there already.</param>
    /// <param name="entries">The jobs of this assembly and of those that are referenced, in a stable order.</param>
    public static FacadePlan Plan(FacadeModel facade, IEnumerable<FacadeEntryModel> entries) => new FacadePlanner(facade, entries).Plan();

    private FacadePlan Plan()
    {
        // The order is the order of precedence: own names, own groups, names of referenced jobs, their groups.
        var own = NamesWhere(static entry => entry.IsOwn);
        var free = _taken;
        var flat = new HashSet<string>(own.Where(name => !free.Contains(name)), StringComparer.Ordinal);
        GroupContainers(flat, isOwn: true);
        flat.UnionWith(NamesWhere(static entry => !entry.IsOwn).Where(name => !free.Contains(name) && !_containersOfGroup.ContainsKey(name)));
        GroupContainers(flat, isOwn: false);
        LengthenWhatLost(flat);
        var slots = SlotsOf(_entries.Where(entry => flat.Contains(entry.Name)));
        var inShort = new HashSet<FacadeEntryModel>(slots.Where(static slot => slot.Entry is not null).Select(static slot => slot.Entry!));
        var groups = _containersOfGroup.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(pair => GroupOf(pair.Key, pair.Value, inShort));
        return new FacadePlan(slots.ToEquatable(), groups.ToEquatable());
    }

    private IEnumerable<string> NamesWhere(Func<FacadeEntryModel, bool> isWanted)
        => _entries.Where(isWanted).Select(static entry => entry.Name).Distinct(StringComparer.Ordinal);

    private void GroupContainers(HashSet<string> flat, bool isOwn)
    {
        foreach (var container in _byContainer.Where(jobs => jobs.First().IsOwn == isOwn).Select(static jobs => jobs.Key).OrderBy(static key => key, StringComparer.Ordinal))
        {
            Add(container, FacadeGroupNames.Of(container).First(name => IsFree(name, flat, container)));
        }
    }

    // A job that shares its group and its name with another needs a group that is its class's alone.
    private void LengthenWhatLost(HashSet<string> flat)
    {
        foreach (var pair in _containersOfGroup.Where(static pair => pair.Value.Count > 1).OrderBy(static pair => pair.Key, StringComparer.Ordinal).ToArray())
        {
            var all = pair.Value.SelectMany(container => _byContainer[container]).ToArray();
            foreach (var container in pair.Value.Where(container => _byContainer[container].Any(entry => WinnerOf(entry.Name, all) != entry)))
            {
                Add(container, FacadeGroupNames.Longer(container).First(name => IsFree(name, flat, container) && !_containersOfGroup.ContainsKey(name)));
            }
        }
    }

    // A class cannot have a member of its own name.
    private bool IsFree(string name, HashSet<string> flat, string container)
        => !_taken.Contains(name) && !flat.Contains(name) && _byContainer[container].All(entry => entry.Name != name);

    private void Add(string container, string group)
    {
        AddTo(_containersOfGroup, group, container);
        AddTo(_groupsOfContainer, container, group);
    }

    private FacadeGroupModel GroupOf(string name, List<string> containers, HashSet<FacadeEntryModel> inShort)
    {
        var entries = containers.SelectMany(container => _byContainer[container]).ToArray();
        var slots = SlotsOf(entries);
        return new FacadeGroupModel(
            name,
            containers.ToEquatable(),
            slots.Any(static slot => slot.IsPublic),
            entries.Any(entry => !inShort.Contains(entry)),
            slots.ToEquatable());
    }

    private FacadeSlotModel[] SlotsOf(IEnumerable<FacadeEntryModel> entries)
        => [.. entries.GroupBy(static entry => entry.Name, StringComparer.Ordinal).OrderBy(static same => same.Key, StringComparer.Ordinal).Select(SlotOf)];

    private FacadeSlotModel SlotOf(IGrouping<string, FacadeEntryModel> same)
    {
        var (name, rivals) = (same.Key, RivalsAmong(same));
        if (rivals.Length == 1)
        {
            return new FacadeSlotModel(name, rivals[0], IsPublic(rivals[0]), string.Empty);
        }

        var classes = string.Join(" and of ", rivals.Select(static entry => entry.Container));
        var paths = string.Join(" or ", rivals.Select(PathOf));
        return new FacadeSlotModel(name, Entry: null, rivals.Any(IsPublic), $"{name} is a job of {classes}: write {paths}.");
    }

    // A dependency's new job changes no public API.
    private bool IsPublic(FacadeEntryModel entry) => entry.IsOwn && entry.IsPublic && !_isInternal;

    private string PathOf(FacadeEntryModel entry)
    {
        var groups = _groupsOfContainer[entry.Container];
        var group = groups.FirstOrDefault(name => WinnerOf(entry.Name, _containersOfGroup[name].SelectMany(container => _byContainer[container])) == entry) ?? groups[0];
        return $"{_facade}.{group}.{entry.Name}";
    }

    private static FacadeEntryModel? WinnerOf(string name, IEnumerable<FacadeEntryModel> among)
        => RivalsAmong(among.Where(entry => entry.Name == name)) is { Length: 1 } rivals ? rivals[0] : null;

    private static FacadeEntryModel[] RivalsAmong(IEnumerable<FacadeEntryModel> same)
    {
        var all = same.ToArray();
        var own = all.Where(static entry => entry.IsOwn).ToArray();
        return own.Length > 0 ? own : all;
    }

    private static void AddTo(Dictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }
}
