using System.Text.RegularExpressions;

namespace TypedJobs.Tests;

/// <summary>What the README points at is there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Readme_PathsItNames_Exist()
    {
        var paths = PathInBackticks().Matches(File.ReadAllText(RepositoryRoot.Combine("README.md"))).Select(static match => match.Groups[1].Value).Distinct().ToArray();

        Assert.True(paths.Length > 10, $"Only {paths.Length} paths found in README.md.");
        Assert.All(paths, static path => Assert.True(Path.Exists(RepositoryRoot.Combine(path)), $"README.md names '{path}', which is not there."));
    }

    [GeneratedRegex("`((?:src|generators|analyzers|tests|samples)/[^` ]+)`")]
    private static partial Regex PathInBackticks();
}
