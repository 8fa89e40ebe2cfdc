using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>Finds what jobs that were queued under the recorded contract would not survive under the present one.</summary>
/// <remarks>Arguments travel by place, members by name or key, and no type names at all; so a renamed class, parameter or collection type is no break.</remarks>
internal sealed class ContractComparer
{
    private readonly Func<string, ContractType?> _recorded;
    private readonly Func<string, ContractType?> _present;
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly List<ContractBreak> _breaks = [];
    private int _parameter;
    private bool _isResult;

    private ContractComparer(Func<string, ContractType?> recorded, Func<string, ContractType?> present)
    {
        _recorded = recorded;
        _present = present;
    }

    /// <summary>The breaks between two jobs.</summary>
    public static List<ContractBreak> Compare(
        ContractJob recorded, ContractJob present, Func<string, ContractType?> recordedTypes, Func<string, ContractType?> presentTypes)
    {
        var comparer = new ContractComparer(recordedTypes, presentTypes);
        comparer.CompareParameters(recorded, present);
        comparer.CompareResults(recorded.Result, present.Result);
        return comparer._breaks;
    }

    private void CompareParameters(ContractJob recorded, ContractJob present)
        => CheckOr(
            () => CompareParameters(recorded.Parameters, present.Parameters),
            present.Upgrades.Where(old => recorded.Parameters.Length <= old.Length),
            old => CompareParameters(recorded.Parameters, old));

    private void CompareParameters(ImmutableArray<ContractParameter> recorded, ImmutableArray<ContractParameter> present)
    {
        for (var i = 0; i < recorded.Length && i < present.Length; i++)
        {
            _parameter = i;
            var (was, now) = (recorded[i], present[i]);
            var moved = was.Name != now.Name && (present.Any(p => p.Name == was.Name) || recorded.Any(p => p.Name == now.Name));
            if (moved)
            {
                Add(BreakKind.ParameterOrder, now.Name, $"'{was.Name}' stood in its place");
                return;
            }

            Check(was.Type, now.Type, now.Name, () => BreakKind.ParameterType);
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
            else if (recorded is not null && present is not null)
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

    private void CompareMembers(ContractType was, ContractType now, string path)
    {
        var byKey = was.Kind == ContractTypeKind.Array;
        foreach (var member in now.Members)
        {
            var recorded = was.Members.FirstOrDefault(m => byKey ? m.Number == member.Number : m.Name == member.Name);
            var memberPath = path + "." + member.Name;
            if (recorded is null)
            {
                if (member.IsRequired)
                {
                    Add(BreakKind.Member, memberPath, "is new and required, and queued jobs do not have it");
                }
                else if (!byKey && was.Members.Where(m => m.Type!.Equals(member.Type) && now.Members.All(n => n.Name != m.Name)).ToArray() is { Length: > 0 } gone)
                {
                    // One of several may be any of them: then nothing is said of which.
                    var isSure = gone.Length == 1 && now.Members.Count(n => n.Type!.Equals(member.Type) && was.Members.All(m => m.Name != n.Name)) == 1;
                    AddOf(was, now, isSure ? member.Name : string.Empty, BreakKind.RenamedMember, memberPath, gone[0].Name);
                }
            }
            else if (recorded.Type is null)
            {
                Add(BreakKind.Member, memberPath, $"has key {member.Number.ToString(CultureInfo.InvariantCulture)}, which another member had");
            }
            else
            {
                Check(recorded.Type, member.Type!, memberPath, static () => BreakKind.Member);
            }
        }
    }

    private void CompareEnums(ContractType was, ContractType now, string path)
    {
        foreach (var value in was.Members)
        {
            var present = now.Members.FirstOrDefault(m => m.Name == value.Name);
            if (present is not null && present.Number != value.Number)
            {
                AddOf(was, now, present.Name, BreakKind.EnumValue, now.Name + "." + value.Name, $"was {value.Number} and is {present.Number}; '{path}' has it");
            }
        }
    }

    private void CompareUnions(ContractType was, ContractType now, string path)
    {
        foreach (var recorded in was.Members)
        {
            var present = now.Members.FirstOrDefault(m => m.Number == recorded.Number && m.Name == recorded.Name);
            var label = recorded.Name.Length == 0 ? $"number {recorded.Number}" : $"name \"{recorded.Name}\"";
            if (present is null)
            {
                AddOf(was, now, string.Empty, BreakKind.UnionCase, path, $"{label} meant {recorded.Type} and means nothing");
            }
            else if (!CompareCases(recorded.Type!, present.Type!, now, path))
            {
                AddOf(was, now, string.Empty, BreakKind.UnionCase, path, $"{label} meant {recorded.Type} and means {present.Type}");
            }
        }
    }

    // Another class in the place of one that is still a case means something else; else it may be the same under another name.
    private bool CompareCases(WireType was, WireType now, ContractType union, string path)
    {
        var renamed = was.Name != now.Name;
        if (renamed && union.Members.Any(m => m.Type!.Name == was.Name))
        {
            return false;
        }

        var before = _breaks.Count;
        Check(was, now, path + "(" + now + ")", static () => BreakKind.UnionCase);
        if (!renamed || _breaks.Count == before)
        {
            return true;
        }

        _breaks.RemoveRange(before, _breaks.Count - before);
        return false;
    }

    private static string Form(ContractType type)
        => type.Kind switch
        {
            ContractTypeKind.Map => "a map by member name",
            ContractTypeKind.Array => "an array by key",
            ContractTypeKind.Enum => "a number",
            _ => "a union",
        };

    private void Changed(WireType was, WireType now, string path, Func<BreakKind> kind) => Add(kind(), path, $"changed from {was} to {now}");

    private void Add(BreakKind kind, string path, string detail) => _breaks.Add(new ContractBreak(_isResult ? BreakKind.Result : kind, _parameter, path, detail));

    private void AddOf(ContractType was, ContractType now, string member, BreakKind kind, string path, string detail)
        => _breaks.Add(new ContractBreak(_isResult ? BreakKind.Result : kind, _parameter, path, detail)
        {
            RecordedType = was,
            PresentType = now,
            Member = member,
        });
}
