using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>One of the two contract files, read.</summary>
internal sealed class ContractFile
{
    /// <summary>The file of what is in production: the code is held to it.</summary>
    public const string ShippedName = "Jobs.Shipped.txt";

    /// <summary>The file of what has changed since: the next release.</summary>
    public const string UnshippedName = "Jobs.Unshipped.txt";

    private ContractFile(string path) => Path = path;

    public string Path { get; }

    public Dictionary<string, ContractJob> Jobs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ContractType> Types { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Retired { get; } = new(StringComparer.Ordinal);

    /// <summary>The lines of jobs and types that a later line has taken the place of, in the order of the file: what older releases have queued.</summary>
    public List<(object Entry, Location Location, int Line)> Older { get; } = [];

    /// <summary>Where the line of each entry is, by its key.</summary>
    public Dictionary<string, Location> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>The lines that could not be read, with the reason.</summary>
    public List<(Location Location, int Line, string Reason)> Faults { get; } = [];

    /// <summary>Reads a file. A later line takes the place of an earlier one in the shipped file, which releases append to; in the other it is a fault.</summary>
    public static ContractFile Read(AdditionalText file, SourceText text)
    {
        var contract = new ContractFile(file.Path);
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            var location = Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            try
            {
                contract.Add(ContractLine.Read(content), location, line.LineNumber + 1);
            }
            catch (FormatException fault)
            {
                contract.Faults.Add((location, line.LineNumber + 1, fault.Message));
            }
        }

        return contract;
    }

    /// <summary>The key of a line, by which a newer one takes its place; null for a comment or a line that cannot be read.</summary>
    public static string? KeyOf(string line)
    {
        var content = line.Trim();
        if (content.Length == 0 || content[0] == '#')
        {
            return null;
        }

        try
        {
            return KeyOf(ContractLine.Read(content));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string KeyOf(object entry)
        => entry switch
        {
            ContractJob job => "job " + job.Name,
            ContractType type => "type " + type.Name,
            _ => "job " + (string)entry,
        };

    private void Add(object entry, Location location, int line)
    {
        var key = KeyOf(entry);
        if (Places.ContainsKey(key) && !Path.EndsWith(ShippedName, StringComparison.OrdinalIgnoreCase))
        {
            Faults.Add((location, line, $"'{key.Substring(key.IndexOf(' ') + 1)}' has a line already"));
            return;
        }

        if (Places.TryGetValue(key, out var before) && EntryOf(key) is { } replaced)
        {
            Older.Add((replaced, before, before.GetLineSpan().StartLinePosition.Line + 1));
        }

        Places[key] = location;
        switch (entry)
        {
            case ContractJob job:
                Jobs[job.Name] = job;
                Retired.Remove(job.Name);
                break;
            case ContractType type:
                Types[type.Name] = type;
                break;
            case string retired:
                Retired.Add(retired);
                Jobs.Remove(retired);
                Older.RemoveAll(older => older.Entry is ContractJob job && job.Name == retired);
                break;
        }
    }

    private object? EntryOf(string key)
    {
        var name = key.Substring(key.IndexOf(' ') + 1);
        return key[0] == 't' ? Types.TryGetValue(name, out var type) ? type : null : Jobs.TryGetValue(name, out var job) ? job : null;
    }
}
