using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>Finds what jobs that were queued under the recorded contract would not survive under the present one.</summary>
/// <remarks>
/// Arguments are stored by place, members by name or key, and type names not at all; so a renamed class or collection type is no break. Where the place
/// alone says what a value is, the recorded names tell a value that has moved, and one that has taken the place of another.
/// </remarks>
internal sealed partial class ContractComparer
{
    private readonly Func<string, ContractType?> _recorded;
    private readonly Func<string, ContractType?> _present;
    private readonly Func<string, ContractType?> _newest;
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly List<ContractBreak> _breaks = [];
    private int _parameter;
    private bool _isResult;

    private ContractComparer(Func<string, ContractType?> recorded, Func<string, ContractType?> present, Func<string, ContractType?> newest)
    {
        _recorded = recorded;
        _present = present;
        _newest = newest;
    }

    /// <summary>The breaks between two jobs.</summary>
    /// <param name="recorded">The line that has shipped.</param>
    /// <param name="present">The line that the job has now.</param>
    /// <param name="recordedTypes">The types that the recorded line names, as they were then.</param>
    /// <param name="presentTypes">The types that the present line names, as they are now.</param>
    /// <param name="newestTypes">The newest line of a type in the files: a new name that it has for an old number was written down by the author.</param>
    public static List<ContractBreak> Compare(
        ContractJob recorded, ContractJob present, Func<string, ContractType?> recordedTypes, Func<string, ContractType?> presentTypes,
        Func<string, ContractType?> newestTypes)
    {
        var comparer = new ContractComparer(recordedTypes, presentTypes, newestTypes);
        comparer.CompareParameters(recorded, present);
        comparer.CompareResults(recorded.Result, present.Result);
        return comparer._breaks;
    }

    private void CompareParameters(ContractJob recorded, ContractJob present)
        => CheckOr(
            () => CompareParameters(recorded.Parameters, present.Parameters, isUpgrade: false),
            present.Upgrades.Where(old => recorded.Parameters.Length <= old.Length),
            old => CompareParameters(recorded.Parameters, old, isUpgrade: true));

    // What an upgrade calls the old arguments is its own affair, as long as they are in their places.
    private void CompareParameters(ImmutableArray<ContractParameter> recorded, ImmutableArray<ContractParameter> present, bool isUpgrade)
    {
        for (var i = 0; i < recorded.Length && i < present.Length; i++)
        {
            _parameter = i;
            var (was, now) = (recorded[i], present[i]);
            var moved = was.Name != now.Name && (present.Any(p => p.Name == was.Name) || recorded.Any(p => p.Name == now.Name));
            if (moved)
            {
                Add(BreakKind.ParameterOrder, now.Name, $"'{was.Name}' had its place");
                return;
            }

            var before = _breaks.Count;
            Check(was.Type, now.Type, now.Name, () => BreakKind.ParameterType);
            if (!isUpgrade && was.Name != now.Name && _breaks.Count == before)
            {
                Add(BreakKind.RenamedParameter, now.Name, was.Name);
            }
        }

        for (var i = recorded.Length; i < present.Length; i++)
        {
            _parameter = i;
            if (!present[i].HasDefault)
            {
                Add(BreakKind.NewParameter, present[i].Name, string.Empty);
            }
        }
    }

    private void CompareResults(WireType? was, WireType? now)
    {
        (_parameter, _isResult) = (-1, true);
        if (was is not null && now is not null)
        {
            Check(was, now, "result", () => BreakKind.Result);
        }
        else if (was is null != now is null)
        {
            Add(BreakKind.Result, "result", $"changed from {was?.ToString() ?? "nothing"} to {now?.ToString() ?? "nothing"}");
        }
    }

    /// <summary>Compares with the present form; if that breaks, with each that can be upgraded to it. What is left is what the present form breaks.</summary>
    private void CheckOr<T>(Action present, IEnumerable<T> older, Action<T> checkOlder)
    {
        var before = _breaks.Count;
        var compared = new HashSet<string>(_compared, StringComparer.Ordinal);
        present();
        if (_breaks.Count == before)
        {
            return;
        }

        var (parameter, broken) = (_parameter, _breaks.Skip(before).ToArray());
        var after = new HashSet<string>(_compared, StringComparer.Ordinal);
        foreach (var old in older)
        {
            Restore(compared);
            _breaks.RemoveRange(before, _breaks.Count - before);
            checkOlder(old);
            if (_breaks.Count == before)
            {
                return;
            }
        }

        Restore(after);
        _breaks.RemoveRange(before, _breaks.Count - before);
        _breaks.AddRange(broken);
        _parameter = parameter;
    }

    private void Restore(HashSet<string> compared)
    {
        _compared.Clear();
        _compared.UnionWith(compared);
    }

    private void Check(WireType was, WireType now, string path, Func<BreakKind> kind)
        => CheckOr(
            () => CheckPresent(was, now, path, kind),
            now.Kind == WireKind.Named && _present(now.Name) is { } type ? type.Upgrades : [],
            old => Check(was, old, path, kind));

    private void CheckPresent(WireType was, WireType now, string path, Func<BreakKind> kind)
    {
        if (now.Kind == WireKind.Nullable)
        {
            Check(was.Kind == WireKind.Nullable ? was.Parts[0] : was, now.Parts[0], path, kind);
            return;
        }

        if (was.Kind is WireKind.Named or WireKind.Scalar && now.Kind is WireKind.Named or WireKind.Scalar)
        {
            CheckNamed(was, now, path, kind);
            return;
        }

        if (was.Kind != now.Kind || was.Parts.Length != now.Parts.Length)
        {
            Changed(was, now, path, kind);
            return;
        }

        if (was.Kind == WireKind.Tuple && CompareElements(was, now, path))
        {
            return;
        }

        for (var i = 0; i < was.Parts.Length; i++)
        {
            var step = was.Kind switch
            {
                WireKind.Sequence => "[]",
                WireKind.Map => i == 0 ? ".Keys[]" : ".Values[]",
                _ => ".Item" + (i + 1).ToString(CultureInfo.InvariantCulture),
            };
            Check(was.Parts[i], now.Parts[i], path + step, kind);
        }
    }

    private void CheckNamed(WireType was, WireType now, string path, Func<BreakKind> kind)
    {
        var recorded = was.Kind == WireKind.Named ? _recorded(was.Name) : null;
        var present = now.Kind == WireKind.Named ? _present(now.Name) : null;
        var (wasNumber, nowNumber) = (NumberOf(was, recorded), NumberOf(now, present));
        if (wasNumber is not null && nowNumber is not null)
        {
            if (!WireNumbers.Holds(nowNumber, wasNumber))
            {
                Changed(was, now, path, kind);
            }
            else if (recorded is not null && present is not null && _compared.Add(was.Name + "|" + now.Name))
            {
                CompareEnums(recorded, present, path);
            }
        }
        else if (recorded is null || present is null)
        {
            // A type without a line was not written down; there is nothing to hold the code to.
            var unknown = was.Kind == WireKind.Named && recorded is null && now.Kind == WireKind.Named;
            if (!unknown && (was.Kind != now.Kind || was.Name != now.Name))
            {
                Changed(was, now, path, kind);
            }
        }
        else if (_compared.Add(was.Name + "|" + now.Name))
        {
            CompareTypes(recorded, present, path);
        }
    }

    private static string? NumberOf(WireType type, ContractType? definition)
        => type.Kind == WireKind.Scalar ? type.Name : definition?.Kind == ContractTypeKind.Enum ? definition.Underlying : null;

    private void CompareTypes(ContractType was, ContractType now, string path)
    {
        if (was.Kind != now.Kind)
        {
            Add(BreakKind.Member, path, $"was {Form(was)} on the wire and is {Form(now)}");
        }
        else if (was.Kind == ContractTypeKind.Union)
        {
            CompareUnions(was, now, path);
        }
        else
        {
            CompareMembers(was, now, path);
        }
    }

    private static string Form(ContractType type)
        => type.Kind switch
        {
            ContractTypeKind.Map => "a map by member name",
            ContractTypeKind.Array => "an array by key",
            ContractTypeKind.Enum => "a number",
            _ => "a union",
        };

    private void Changed(WireType was, WireType now, string path, Func<BreakKind> kind)
    {
        var (before, after) = (was.ToString(), now.ToString());
        var isSame = before == after;
        Add(kind(), path, $"changed from {before}{(isSame ? FormOf(was, _recorded) : string.Empty)} to {after}{(isSame ? FormOf(now, _present) : string.Empty)}");
    }

    // What the name of a type does not say, where the name alone would read as if nothing had changed.
    private static string FormOf(WireType type, Func<string, ContractType?> definitions)
        => type.Kind != WireKind.Named ? " (a type of .NET)"
            : definitions(type.Name) is not { } definition ? " (a type of the project)"
            : definition.Kind == ContractTypeKind.Enum ? $" (an enum of {definition.Underlying})" : $" ({Form(definition)})";

    private void Add(BreakKind kind, string path, string detail)
        => _breaks.Add(new ContractBreak(_isResult ? BreakKind.Result : kind, _parameter, path, _isResult ? ContractBreak.Words(kind, detail) : detail));

    private void AddOf(ContractType was, ContractType now, string member, BreakKind kind, string path, string detail, bool mayBeRename = false)
        => _breaks.Add(new ContractBreak(_isResult ? BreakKind.Result : kind, _parameter, path, _isResult ? ContractBreak.Words(kind, detail) : detail)
        {
            RecordedType = was,
            PresentType = now,
            Member = member,
            MayBeRename = mayBeRename,
        });
}
