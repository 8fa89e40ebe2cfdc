using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TypedJobs.Analyzers.Evolution;

/// <content>What a name or a number inside a type means: members of a class, values of an enum, cases of a union, elements of a tuple.</content>
internal sealed partial class ContractComparer
{
    private void CompareMembers(ContractType was, ContractType now, string path)
    {
        var moved = MovedMembers(was, now).ToArray();
        if (moved.Length > 0)
        {
            AddOf(was, now, string.Empty, BreakKind.Moved, path, string.Join(", ", moved));
            return;
        }

        foreach (var member in now.Members)
        {
            if (was.Kind == ContractTypeKind.Array)
            {
                CompareKey(was, now, member, path + "." + member.Name);
            }
            else
            {
                CompareName(was, now, member, path + "." + member.Name);
            }
        }
    }

    /// <summary>The members that have another key or wire name than the one they were recorded with, in words.</summary>
    private static IEnumerable<string> MovedMembers(ContractType was, ContractType now)
    {
        var byKey = was.Kind == ContractTypeKind.Array;
        foreach (var member in now.Members)
        {
            if (byKey && was.Members.FirstOrDefault(m => m.Name == member.Name && m.Type is not null) is { } old && old.Number != member.Number)
            {
                yield return $"'{member.Name}' had key {Text(old.Number)} and has key {Text(member.Number)}";
            }
            else if (!byKey && was.Members.FirstOrDefault(m => m.CodeName == member.CodeName) is { } named && named.Name != member.Name
                && was.Members.Any(m => m.Name == member.Name))
            {
                yield return $"'{member.CodeName}' had the name \"{named.Name}\" and has the name \"{member.Name}\"";
            }
        }
    }

    private void CompareKey(ContractType was, ContractType now, ContractMember member, string path)
    {
        var recorded = was.Members.FirstOrDefault(m => m.Number == member.Number);
        if (recorded is null)
        {
            CheckNewMember(member, path);
        }
        else if (recorded.Type is null)
        {
            AddOf(was, now, member.Name, BreakKind.Member, path, $"has key {Text(member.Number)}, which another member had");
        }
        else if (recorded.Name != member.Name && !IsRecorded(now, m => m.Number == member.Number && m.Name == member.Name))
        {
            AddOf(was, now, member.Name, BreakKind.NumberReused, path, $"has key {Text(member.Number)}, which belonged to '{recorded.Name}'");
        }
        else
        {
            Check(recorded.Type, member.Type!, path, static () => BreakKind.Member);
        }
    }

    private void CompareName(ContractType was, ContractType now, ContractMember member, string path)
    {
        if (was.Members.FirstOrDefault(m => m.Name == member.Name) is { } recorded)
        {
            Check(recorded.Type!, member.Type!, path, static () => BreakKind.Member);
        }
        else if (!CheckNewMember(member, path)
            && was.Members.Where(m => m.Type!.Equals(member.Type) && now.Members.All(n => n.Name != m.Name)).ToArray() is { Length: > 0 } gone)
        {
            // One of several may be any of them: then nothing is said of which.
            var isSure = gone.Length == 1 && now.Members.Count(n => n.Type!.Equals(member.Type) && was.Members.All(m => m.Name != n.Name)) == 1;
            AddOf(was, now, isSure ? member.Name : string.Empty, BreakKind.RenamedMember, path, gone[0].Name);
        }
    }

    private bool CheckNewMember(ContractMember member, string path)
    {
        if (member.IsRequired)
        {
            Add(BreakKind.Member, path, "is new and required, and queued jobs do not have it");
        }

        return member.IsRequired;
    }

    private void CompareEnums(ContractType was, ContractType now, string path)
    {
        var moved = new List<(string Name, string Words)>();
        foreach (var value in was.Members)
        {
            if (now.Members.FirstOrDefault(m => m.Name == value.Name) is { } present)
            {
                if (present.Number != value.Number)
                {
                    moved.Add((value.Name, $"was {Text(value.Number)} and is {Text(present.Number)}"));
                }
            }
            else if (Successor(was, now, value) is { } other)
            {
                AddOf(
                    was, now, other.Name, BreakKind.NumberReused, now.Name + "." + other.Name,
                    $"has number {Text(value.Number)}, which belonged to '{value.Name}'");
            }
        }

        if (moved.Count == 1)
        {
            AddOf(was, now, moved[0].Name, BreakKind.EnumValue, now.Name + "." + moved[0].Name, $"{moved[0].Words} ('{path}' has it)");
        }
        else if (moved.Count > 1)
        {
            var all = string.Join(", ", moved.Select(static m => $"'{m.Name}' {m.Words}"));
            AddOf(was, now, string.Empty, BreakKind.EnumValue, now.Name, $"has other numbers: {all} ('{path}' has it)");
        }
    }

    // The value that has the number of one that is gone, unless the files have it there or the number still has a name that it had.
    private ContractMember? Successor(ContractType was, ContractType now, ContractMember gone)
    {
        ContractMember? successor = null;
        foreach (var present in now.Members)
        {
            if (present.Number == gone.Number)
            {
                if (was.Members.Any(m => m.Name == present.Name) || IsRecorded(now, m => m.Number == gone.Number && m.Name == present.Name))
                {
                    return null;
                }

                successor ??= present;
            }
        }

        return successor;
    }

    private void CompareUnions(ContractType was, ContractType now, string path)
    {
        var wrong = new List<string>();
        var isRenamed = true;
        foreach (var recorded in was.Members)
        {
            var label = recorded.IsCaseByName ? $"name {ContractLine.InQuotes(recorded.Name)}" : $"number {Text(recorded.Number)}";
            var present = now.Members.FirstOrDefault(recorded.IsSameCase);
            if (present is null)
            {
                wrong.Add($"{label} meant {recorded.Type} and means nothing");
                isRenamed = false;
            }
            else if (!CompareCases(recorded, present, now, path, out var mayBeRenamed))
            {
                wrong.Add($"{label} meant {recorded.Type} and means {present.Type}");
                isRenamed &= mayBeRenamed;
            }
        }

        if (wrong.Count > 0)
        {
            AddOf(was, now, string.Empty, BreakKind.UnionCase, path, string.Join(", ", wrong), isRenamed);
        }
    }

    // Another class in the place of one that is still a case means something else; else it may be the same under another name, if the files say so.
    private bool CompareCases(ContractMember recorded, ContractMember present, ContractType union, string path, out bool mayBeRenamed)
    {
        var (was, now) = (recorded.Type!, present.Type!);
        var renamed = was.Name != now.Name;
        mayBeRenamed = false;
        if (renamed && union.Members.Any(m => m.Type!.Name == was.Name))
        {
            return false;
        }

        var before = _breaks.Count;
        Check(was, now, path + "(" + now + ")", static () => BreakKind.UnionCase);
        if (!renamed)
        {
            return true;
        }

        mayBeRenamed = _breaks.Count == before;
        _breaks.RemoveRange(before, _breaks.Count - before);
        return mayBeRenamed && IsRecorded(union, m => m.IsSameCase(present) && m.Type!.Name == now.Name);
    }

    /// <summary>True if elements of a tuple have moved, by the names that were recorded.</summary>
    private bool CompareElements(WireType was, WireType now, string path)
    {
        var moved = new List<string>();
        for (var i = 0; i < was.Names.Length && i < now.Names.Length; i++)
        {
            var place = now.Names.IndexOf(was.Names[i]);
            if (was.Names[i].Length > 0 && place >= 0 && place != i)
            {
                moved.Add($"'{was.Names[i]}' had place {Text(i + 1)} and has place {Text(place + 1)}");
            }
        }

        if (moved.Count > 0)
        {
            Add(BreakKind.Moved, path, string.Join(", ", moved));
        }

        return moved.Count > 0;
    }

    // True if the author has written down that the name is a new one for the number. What an upgrade takes is the old form under any names.
    private bool IsRecorded(ContractType type, System.Func<ContractMember, bool> isMember)
        => type.IsOlder || _newest(type.Name)?.Members.Any(isMember) == true;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
