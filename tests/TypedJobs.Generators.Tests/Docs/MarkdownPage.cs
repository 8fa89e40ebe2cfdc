using System.Text.RegularExpressions;
using TypedJobs.Tests;

namespace TypedJobs.Generators.Tests.Docs;

/// <summary>A page of the repository's documentation, as far as the tests read it.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        var lines = File.ReadAllText(RepositoryRoot.Combine(path)).ReplaceLineEndings("\n").Split('\n');
        (CodeBlocks, Prose) = Split(lines);
        Anchors = AnchorsOf(Prose);
    }

    /// <summary>Its path below the root, with slashes.</summary>
    public string Path { get; }

    /// <summary>Its folder below the root; empty for the root.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<CodeBlock> CodeBlocks { get; }

    /// <summary>Its lines; those of fenced blocks are empty.</summary>
    public IReadOnlyList<string> Prose { get; }

    /// <summary>What a link to one of its headings says behind the <c>#</c>, as GitHub derives it.</summary>
    public IReadOnlySet<string> Anchors { get; }

    public static MarkdownPage Read(string path) => new(path);

    /// <summary>The pages in the folder and below, by their paths below the root.</summary>
    public static IEnumerable<string> In(string folder)
        => RepositoryFiles.All.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));

    private static (List<CodeBlock> Blocks, List<string> Prose) Split(string[] lines)
    {
        var blocks = new List<CodeBlock>();
        var prose = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add(lines[i]);
                continue;
            }

            var begin = i + 1;
            var end = Array.FindIndex(lines, begin, static line => line.Trim() == "```");
            Assert.True(end > 0, $"The block that begins in line {begin} has no end.");
            blocks.Add(new CodeBlock(lines[i].Trim().TrimStart('`'), begin, string.Join('\n', lines[begin..end])));
            prose.AddRange(Enumerable.Repeat("", end - i + 1));
            i = end;
        }

        return (blocks, prose);
    }

    private static HashSet<string> AnchorsOf(IEnumerable<string> prose)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in prose.Select(static line => Heading().Match(line)).Where(static match => match.Success))
        {
            var anchor = NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-');
            for (var (n, unique) = (0, anchor); !anchors.Add(unique); unique = $"{anchor}-{++n}")
            {
            }
        }

        return anchors;
    }

    [GeneratedRegex(@"^#{1,6} +(.*?)[ #]*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}

/// <summary>A fenced block.</summary>
/// <param name="Language">What is written behind the fence.</param>
/// <param name="Line">The number of the line with the fence, from 1: that many lines are before the code.</param>
/// <param name="Code">The lines between the fences.</param>
internal sealed record CodeBlock(string Language, int Line, string Code);
