using System.Text.RegularExpressions;

namespace TypedJobs.Generators.Tests.Docs;

/// <summary>What the pages point at is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => ["README.md", "CHANGELOG.md", .. MarkdownPage.In("docs"), .. MarkdownPage.In("analyzers"), .. MarkdownPage.In("src")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksAndPaths_LeadSomewhere(string path)
    {
        var page = MarkdownPage.Read(path);
        Assert.Empty(Missing(page));
    }

    [Fact]
    public void Readme_HasPathsAndLinks()
    {
        var readme = MarkdownPage.Read("README.md");
        Assert.True(readme.Prose.Sum(static line => PathInBackticks().Count(line)) > 10, "Hardly any path found in README.md.");
        Assert.True(readme.Prose.Sum(static line => Link().Count(line)) > 2, "Hardly any link found in README.md.");
    }

    [Theory]
    [InlineData("docs/facade.md", "", true)]
    [InlineData("facade.md#which-using", "docs", true)]
    [InlineData("../README.md", "docs", true)]
    [InlineData("docs/facade.md#no-such-heading", "", false)]
    [InlineData("docs/no-such-page.md", "", false)]
    [InlineData("../../outside.md", "docs", false)]
    public void Link_IsFollowedFromItsPage(string target, string folder, bool leads) => Assert.Equal(leads, Leads(target, folder, "README.md"));

    [Theory]
    [InlineData("src/TypedJobs/Redis/Scripts/", true)]
    [InlineData("tests/TypedJobs.Analyzers.Tests/<Family>/<RuleAsASentence>Tests.cs", true)]
    [InlineData("src/TypedJobs/<Family>/Nothing.cs", false)]
    [InlineData("src/TypedJobs/NoSuchFolder", false)]
    public void Path_IsThere(string path, bool there) => Assert.Equal(there, Exists(path, ""));

    private static IEnumerable<string> Missing(MarkdownPage page)
    {
        for (var i = 0; i < page.Prose.Count; i++)
        {
            var line = page.Prose[i];
            var links = Link().Matches(CodeSpan().Replace(line, "")).Select(static match => match.Groups[1].Value).Where(static target => !External().IsMatch(target));
            var paths = PathInBackticks().Matches(line).Select(static match => match.Groups[1].Value);
            foreach (var missing in links.Where(target => !Leads(target, page.Folder, page.Path)).Concat(paths.Where(path => !Exists(path, page.Folder))))
            {
                yield return $"{page.Path}({i + 1}): '{missing}' is not there";
            }
        }
    }

    private static bool Leads(string target, string folder, string page)
    {
        var (file, anchor) = target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (target[..at], target[(at + 1)..]) : (target, null);
        var path = file.Length == 0 ? page : Resolve(folder, file);
        return path is not null && RepositoryFiles.Paths.Contains(path) && (anchor is null || MarkdownPage.Read(path).Anchors.Contains(anchor));
    }

    // A path is meant from the root or from the page's folder; <Family> in it is any name.
    private static bool Exists(string path, string folder)
    {
        var pattern = new Regex("^" + Placeholder().Replace(Regex.Escape(path.TrimEnd('/')), "[^/]+") + "$");
        return RepositoryFiles.Paths.Any(entry => pattern.IsMatch(entry))
            || (folder.Length > 0 && RepositoryFiles.Paths.Any(entry => entry.StartsWith(folder + "/", StringComparison.Ordinal) && pattern.IsMatch(entry[(folder.Length + 1)..])));
    }

    private static string? Resolve(string folder, string file)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in file.TrimEnd('/').Split('/'))
        {
            switch (part)
            {
                case ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(<?([^)>\s]+)>?(?: ""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^[a-z][a-z+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex External();

    [GeneratedRegex("`((?:src|docs|generators|analyzers|tests|samples|\\.ci)/[^` ]*)[^`]*`")]
    private static partial Regex PathInBackticks();

    [GeneratedRegex("<[A-Za-z]+>")]
    private static partial Regex Placeholder();
}
