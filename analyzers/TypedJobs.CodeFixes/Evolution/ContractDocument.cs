using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>Finds and rewrites a contract file: comments first and as they are, then the lines in ordinal order.</summary>
internal static class ContractDocument
{
    /// <summary>The project's file of unshipped changes, or null.</summary>
    public static TextDocument? Unshipped(Project project)
        => project.AdditionalDocuments.FirstOrDefault(
            static d => string.Equals(d.Name, ContractFile.UnshippedName, StringComparison.OrdinalIgnoreCase)
                || (d.FilePath is not null && string.Equals(System.IO.Path.GetFileName(d.FilePath), ContractFile.UnshippedName, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The text with the lines in it, each in the place of an older one of its key.</summary>
    public static SourceText WithLines(SourceText text, IEnumerable<string> lines)
    {
        var comments = new List<string>();
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Lines.Select(static l => l.ToString()))
        {
            if (ContractFile.KeyOf(line) is { } key)
            {
                entries[key] = line.Trim();
            }
            else if (line.Length > 0)
            {
                comments.Add(line);
            }
        }

        foreach (var line in lines)
        {
            entries[ContractFile.KeyOf(line)!] = line;
        }

        return SourceText.From(string.Concat(comments.Concat(entries.Values).Select(static l => l + "\n")), text.Encoding);
    }
}
