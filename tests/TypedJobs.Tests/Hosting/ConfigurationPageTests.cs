using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace TypedJobs.Tests.Hosting;

/// <summary>What the documentation says of the configuration is what is read from it.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string[] Keys = [.. ConfiguredOptions.Keys.Select(static key => key == "Client:MaxLengths:*" ? "Client:MaxLengths:<queue>" : key.Replace(":*", "", StringComparison.Ordinal))];

    [Fact]
    public void Page_Lists_EveryKeyAndNoOther()
        => Assert.Equal(Keys.Order(StringComparer.Ordinal), Rows().Select(static row => row.Key).Where(static key => !key.StartsWith("Embedded", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Page_Lists_EveryOptionOfTheCommandLineAndNoOther()
        => Assert.Equal(ConfiguredOptions.Arguments.Order(StringComparer.Ordinal), Rows().Where(static row => row.Argument.Length > 0).Select(static row => row.Argument).Order(StringComparer.Ordinal));

    [Fact]
    public void Readme_ConfiguresWithKeysThatAreRead()
    {
        var json = JsonBlock().Match(Text("README.md"));
        Assert.True(json.Success, "README.md has no block of JSON.");
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json.Groups[1].Value));
        var keys = new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection("TypedJobs").AsEnumerable(makePathsRelative: true)
            .Where(static entry => entry.Value is not null).Select(static entry => ListIndex().Replace(entry.Key, "")).ToArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, static key => Assert.Contains(key, Keys));
    }

    [Fact]
    public void Readme_NamesOptionsOfTheCommandLineThatAreRead()
        => Assert.All(
            OptionsInBackticks().Matches(Text("README.md")).Select(static match => match.Groups[1].Value).Distinct(),
            static name => Assert.Contains(name, ConfiguredOptions.Arguments));

    private static IEnumerable<(string Key, string Argument)> Rows()
        => Row().Matches(Text("docs/configuration.md")).Select(static match => (match.Groups[1].Value, match.Groups[2].Value));

    private static string Text(string page) => File.ReadAllText(RepositoryRoot.Combine(page.Split('/'))).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| `([A-Z][^`]*)`[^|]*\| (?:`--([a-z-]+)` )?\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@":\d+$")]
    private static partial Regex ListIndex();

    [GeneratedRegex("`--([a-z-]+)[^`]*`")]
    private static partial Regex OptionsInBackticks();
}
