using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads <c>TypedJobs.Effects.txt</c>: one declaration a line, <c>I M:Type.Member</c>, <c>N M:…</c>, <c>N M:… unless idempotencyKey</c>; <c>#</c> begins a comment.</summary>
internal static class EffectsFile
{
    public const string Name = "TypedJobs.Effects.txt";

    public static bool Is(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), Name, StringComparison.OrdinalIgnoreCase);

    public static List<KeyValuePair<string, DeclaredEffect>> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var declared = new List<KeyValuePair<string, DeclaredEffect>>();
        foreach (var file in files)
        {
            if (!Is(file) || file.GetText(cancellation) is not { } text)
            {
                continue;
            }

            foreach (var line in text.Lines)
            {
                if (Parse(line.ToString(), out var id) is { } effect)
                {
                    declared.Add(new KeyValuePair<string, DeclaredEffect>(id, effect));
                }
            }
        }

        return declared;
    }

    /// <summary>The declaration of a line; null for an empty line, a comment, and one that is not understood.</summary>
    public static DeclaredEffect? Parse(string line, out string id)
    {
        id = "";
        var comment = line.IndexOf('#');
        // M:Type.#ctor holds the sign as well.
        if (comment == 0 || (comment > 0 && char.IsWhiteSpace(line[comment - 1])))
        {
            line = line.Substring(0, comment);
        }

        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (2 or 4) || words[0] is not ("I" or "N") || !DocumentationIds.IsWellFormed(words[1]) || (words.Length == 4 && words[2] != "unless"))
        {
            return null;
        }

        id = words[1];
        return words[0] == "I" ? DeclaredEffect.Idempotent : new DeclaredEffect(isIdempotent: false, "", words.Length == 4 ? words[3] : null);
    }

    /// <summary>True for a line that says something, rightly or wrongly.</summary>
    public static bool SaysSomething(TextLine line)
    {
        var text = line.ToString().Trim();
        return text.Length > 0 && text[0] != '#';
    }
}
