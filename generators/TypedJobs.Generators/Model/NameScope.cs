using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedJobs.Generators.Model;

/// <summary>The names of one block of generated code. Whatever the author's names are, no two that are taken from it are alike.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;

    /// <param name="taken">Names that the block has already, escaped or not.</param>
    public NameScope(IEnumerable<string> taken) => _taken = new HashSet<string>(taken.Select(static name => name.TrimStart('@')), StringComparer.Ordinal);

    /// <summary>The name as it goes into the code: with underscores after it until it is free, and escaped where it is a keyword.</summary>
    public string Take(string wanted)
    {
        while (!_taken.Add(wanted))
        {
            wanted += "_";
        }

        return Identifiers.Escape(wanted);
    }
}
