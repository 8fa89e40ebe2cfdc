using System.Globalization;
using System.Text.RegularExpressions;
using TypedJobs.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>The header of a script is its contract with the C# that calls it, so it is read here and held to what stands below it.</summary>
public sealed partial class ScriptHeaderTests
{
    private const string Folder = "src/TypedJobs/Redis/Scripts";

    public static TheoryData<string> Scripts => [.. NamesIn("")];

    public static TheoryData<string> Includes => [.. NamesIn("includes")];

    [Fact]
    public void Scripts_EachFile_HasItsProperty()
        => Assert.Equal(NamesIn("").Order(), RedisScripts.All.Select(s => s.Name).Order());

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Header_Keys_AreThoseThatTheScriptAndItsIncludesUse(string name)
    {
        var named = RedisScripts.All.Single(s => s.Name == name).Keys.Select(RedisScriptLoader.NameOf).ToArray();
        var body = Read($"{name}.lua").Body;
        var text = body + string.Concat(IncludesOf(name).Select(include => File.ReadAllText(PathOf($"includes/{include}.lua"))));

        Assert.Equal(named.Distinct(), named);
        Assert.DoesNotContain("KEYS", body, StringComparison.Ordinal);
        Assert.Equal(named.Order(), NamedKeyPattern().Matches(text).SelectMany(KeysOf).Distinct().Order());
    }

    [Fact]
    public void Keys_EachName_IsDescribedInTheSchema()
    {
        var schema = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Folder, "../KEYS.md"));
        var keys = new RedisKeys("tj", "q");

        Assert.All(Enum.GetValues<RedisKeyName>().Where(name => name < RedisKeyName.Leased), name =>
        {
            var spelled = keys[name].ToString()[keys.Prefix.Length..];
            Assert.Contains($"`{spelled}`", schema, StringComparison.Ordinal);
            Assert.Contains($"| {RedisKeyTypes.Of(name).ToUpperInvariant()}", schema.Split('\n').Single(line => line.StartsWith($"| `{spelled}`", StringComparison.Ordinal)), StringComparison.Ordinal);
        });
        Assert.All(["workers", "worker", "queues"], name =>
        {
            var type = RedisKeyTypes.Of(Enum.Parse<RedisKeyName>(name, ignoreCase: true)).ToUpperInvariant();
            Assert.Single(schema.Split('\n'), line => line.StartsWith($"| `{name}{(name == "worker" ? ":<name>" : "")}` | {type} |", StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Header_Arguments_AreThoseOfTheBody(string name)
    {
        var (header, body) = Read($"{name}.lua");

        Assert.Equal(Indexes(ArgumentPattern(), body), Indexes(ArgumentPattern(), header));
        Assert.Equal(header.Contains("ARGV[...]", StringComparison.Ordinal), Regex.IsMatch(body, @"\bARGV\b(?!\[)"));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Header_Returns_NamesEachStatusThatTheBodyReturns(string name)
    {
        var (header, body) = Read($"{name}.lua");
        Assert.Contains("\n-- Returns ", header, StringComparison.Ordinal);

        var returned = ReturnedStatusPattern().Matches(body).Select(match => match.Groups[1].Value).Distinct().Order();
        var named = NamedStatusPattern().Matches(header).ToArray();

        Assert.Equal(returned, named.Select(match => match.Groups[1].Value).Order());
        Assert.All(named, match => Assert.Equal(
            match.Groups[2].Value, ((ScriptStatus)int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString()));
    }

    [Fact]
    public void ScriptStatus_EachMember_IsReturnedBySomeScript()
    {
        var returned = Scripts.SelectMany(row => NamedStatusPattern().Matches(Read($"{row.Data}.lua").Header)).Select(match => match.Groups[2].Value);

        Assert.Equal(Enum.GetNames<ScriptStatus>().Order(), returned.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Includes_WhatTheyUse_StandsBeforeThem(string name)
    {
        var before = new List<string>();
        foreach (var include in IncludesOf(name))
        {
            Assert.All(Uses(include), used => Assert.Contains(used, before));
            before.Add(include);
        }
    }

    [Theory]
    [MemberData(nameof(Includes))]
    public void Includes_EachFile_IsOneFunctionThatNamesWhatItUses(string name)
    {
        var text = File.ReadAllText(PathOf($"includes/{name}.lua"));
        var functions = Regex.Matches(text, @"^local function (\w+)", RegexOptions.Multiline);
        Assert.Equal(name, Assert.Single(functions).Groups[1].Value);

        var called = Includes.Select(row => row.Data).Where(other => other != name && Regex.IsMatch(text, $@"(?<![\w.'-]){other}\("));
        Assert.All(called, other => Assert.Contains(other, Uses(name)));
        Assert.DoesNotMatch(@"\b(KEYS|ARGV)\b", text);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_Length_FitsOnAScreen(string name) => Assert.InRange(File.ReadLines(PathOf($"{name}.lua")).Count(), 1, 60);

    private static IEnumerable<string> IncludesOf(string name)
        => File.ReadLines(PathOf($"{name}.lua")).Where(line => line.StartsWith(RedisScriptLoader.Include, StringComparison.Ordinal))
            .SelectMany(line => line[RedisScriptLoader.Include.Length..].Split(' '));

    /// <summary>The keys of <c>key.name</c>, and of tables of names that are looked up by <c>key[name]</c>.</summary>
    private static IEnumerable<string> KeysOf(Match match)
        => match.Groups[1].Success ? [match.Groups[1].Value]
            : match.Value.StartsWith("key[priority]", StringComparison.Ordinal) ? ["high", "normal", "low"]
            : [];

    private static string[] Uses(string include)
    {
        var line = File.ReadLines(PathOf($"includes/{include}.lua")).FirstOrDefault(l => l.StartsWith("-- Uses: ", StringComparison.Ordinal));
        return line?["-- Uses: ".Length..].Split(' ') ?? [];
    }

    private static (string Header, string Body) Read(string file)
    {
        var lines = File.ReadAllLines(PathOf(file));
        var header = lines.TakeWhile(line => line.StartsWith("-- ", StringComparison.Ordinal)).ToArray();
        return (string.Join('\n', header), string.Join('\n', lines[header.Length..]));
    }

    private static IEnumerable<int> Indexes(Regex pattern, string text)
        => pattern.Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order();

    private static IEnumerable<string> NamesIn(string folder)
        => Directory.GetFiles(PathOf(folder), "*.lua").Select(path => Path.GetFileNameWithoutExtension(path)!);

    private static string PathOf(string file) => Path.Combine(RepositoryRoot.Path, Folder, file);

    [GeneratedRegex(@"\bkey\.([a-z_]+)|\bkey\[\w+\]")]
    private static partial Regex NamedKeyPattern();

    [GeneratedRegex(@"ARGV\[(\d+)\]")]
    private static partial Regex ArgumentPattern();

    [GeneratedRegex(@"return (?:\{ )?(-\d+)")]
    private static partial Regex ReturnedStatusPattern();

    [GeneratedRegex(@"(-\d+) ([A-Z]\w+)")]
    private static partial Regex NamedStatusPattern();
}
