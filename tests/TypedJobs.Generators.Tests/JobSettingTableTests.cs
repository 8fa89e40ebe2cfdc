using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Tests;

namespace TypedJobs.Generators.Tests;

/// <summary>A setting of a job is told once, in the table: attributes, defaults of the library, documentation and page agree with it.</summary>
public sealed class JobSettingTableTests
{
    private static readonly JobDescriptor Untouched = new("a", static (JobContext _, ref MessagePack.MessagePackReader _) => default);

    public static TheoryData<string> Names => [.. JobSettingTable.All.Select(static setting => setting.Name)];

    [Fact]
    public void Table_HasEverySettingOfTheAttributesAndNoOther()
    {
        var ofAll = Declared(typeof(JobSettingsAttribute));
        var ofOne = Declared(typeof(JobAttribute)).Except([nameof(JobAttribute.Name)]);

        Assert.Equal(ofAll.Order(), JobSettingTable.All.Where(static setting => !setting.IsOfOneJob).Select(static setting => setting.Name).Order());
        Assert.Equal(ofOne.Order(), JobSettingTable.All.Where(static setting => setting.IsOfOneJob).Select(static setting => setting.Name).Order());
        Assert.Empty(Declared(typeof(JobDefaultsAttribute)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Default_OfTheAttribute_IsTheTables(string name)
    {
        var value = typeof(JobAttribute).GetProperty(name)!.GetValue(new JobAttribute());

        Assert.Equal(DefaultText(Row(name)), value is Array { Length: 0 } or null ? "none" : Text(value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Default_OfTheLibrary_IsTheTables(string name)
    {
        var setting = Row(name);
        if (TargetOf(setting) is not { } target)
        {
            // Left to code of its own, which has no default.
            Assert.Null(setting.Default);
            return;
        }

        var value = PropertyOf(target, name);
        Assert.Equal(
            setting.Kind == SettingKind.Duration && setting.Default is string text ? Text(DurationText.Parse(text)) : DefaultText(setting),
            value is null ? "none" : Text(value));
    }

    [Fact]
    public void Settings_AllChanged_AllReachTheirTarget()
    {
        var settings = string.Join(", ", JobSettingTable.All.Where(static s => s.Target != SettingTarget.Own).Select(static s => $"{s.Name} = {Other(s)}"));
        var job = GeneratorHarness.Run($$"""
            namespace Shop;
            static partial class Work { [Job("a", {{settings}})] static int Run() => 1; }
            """).AssertCompiles().Load().Entry("Run").Descriptor;

        foreach (var setting in JobSettingTable.All)
        {
            if (TargetOf(setting) is { } untouched)
            {
                object target = setting.Target == SettingTarget.Retry ? job.Retry : job;
                Assert.NotEqual(PropertyOf(untouched, setting.Name), PropertyOf(target, setting.Name));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Limits_OfASetting_AreAllowedAndNothingBeyondThem(string name)
    {
        var setting = Row(name);
        foreach (var (value, isAllowed) in Limits(setting))
        {
            // So that the two durations of a pair are in order.
            var beside = name == "MaxDelay" ? ", BaseDelay = \"1ms\"" : name == "BaseDelay" ? ", MaxDelay = \"30d\"" : "";
            var run = GeneratorHarness.Run($$"""
                namespace Shop;
                static partial class Work { [Job("a", {{name}} = {{value}}{{beside}})] static void Run() { } }
                """);

            Assert.True(isAllowed == run.Files.ContainsKey("Shop.Work.Run.g.cs"), $"{name} = {value}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Documentation_OfTheAttribute_NamesTheDefault(string name)
    {
        var setting = Row(name);
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(JobAttribute).Assembly.Location, ".xml"));
        var member = $"P:{typeof(JobAttribute).GetProperty(name)!.DeclaringType!.FullName}.{name}";
        var value = documentation.Descendants("member").Single(m => (string?)m.Attribute("name") == member).Element("value")!;

        var expected = setting.Kind == SettingKind.Exceptions ? "empty" : DefaultText(setting).Trim('"');
        var text = string.Concat(value.DescendantNodes().Select(static node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "see" } see => ((string)see.Attribute("cref")!)["F:TypedJobs.".Length..],
            _ => "",
        }));
        Assert.StartsWith("Default " + expected, text.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfSettings_IsTheTable()
    {
        var table = new StringBuilder("| Setting | Type | Range | Default | What it is for |\n|---|---|---|---|---|\n");
        foreach (var setting in JobSettingTable.All)
        {
            var only = setting.IsOfOneJob ? " (of `[Job]` only)" : "";
            var absent = setting.Default is null ? "none" : $"`{DefaultText(setting)}`";
            table.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}`{only} | {TypeText(setting)} | {setting.Range} | {absent} | {setting.Meaning}. |\n");
        }

        Assert.Contains(table.ToString(), File.ReadAllText(RepositoryRoot.Combine("src", "TypedJobs", "Attributes", "SETTINGS.md")), StringComparison.Ordinal);
    }

    private static JobSetting Row(string name) => JobSettingTable.All.Single(setting => setting.Name == name);

    private static IEnumerable<string> Declared(Type attribute)
        => attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static property => property.Name);

    private static object? TargetOf(JobSetting setting) => setting.Target switch
    {
        SettingTarget.Own => null,
        SettingTarget.Retry => RetryPolicy.Default,
        _ => Untouched,
    };

    private static object? PropertyOf(object target, string name) => target.GetType().GetProperty(name)!.GetValue(target);

    private static string TypeText(JobSetting setting) => setting.Kind switch
    {
        SettingKind.Number => "whole number",
        SettingKind.Share => "number",
        SettingKind.Duration => "duration",
        SettingKind.Choice => $"`{((string)setting.Default!).Split('.')[0]}`",
        SettingKind.Exceptions => "types",
        _ => "text",
    };

    private static string DefaultText(JobSetting setting)
        => setting.Default is null ? "none" : setting.Kind == SettingKind.Choice ? (string)setting.Default : Text(setting.Default);

    private static string Text(object value) => value switch
    {
        string text => $"\"{text}\"",
        Enum choice => $"{choice.GetType().Name}.{choice}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Other(JobSetting setting) => setting.Kind switch
    {
        SettingKind.QueueName => "\"other\"",
        SettingKind.Number => Text(setting.Least!),
        SettingKind.Share => "0",
        // One hour apart from each other, and none of them a default.
        SettingKind.Duration => $"\"{JobSettingTable.All.IndexOf(setting) + 1}h1m\"",
        _ => $"({((string)setting.Default!).Split('.')[0]})1",
    };

    private static IEnumerable<(string Value, bool IsAllowed)> Limits(JobSetting setting) => setting.Kind switch
    {
        SettingKind.QueueName => [("\"a\"", true), ("\"\"", false), ("null", false)],
        SettingKind.Identifier => [("\"Other\"", true), ("\"a b\"", false)],
        SettingKind.Number => [(Text(setting.Least!), true), (Text(setting.Most!), true), (Text((int)setting.Least! - 1), false), (Text((int)setting.Most! + 1), false)],
        SettingKind.Share => [("0", true), ("1", true), ("-0.01", false), ("1.01", false), ("double.NaN", false)],
        SettingKind.Duration =>
        [
            (Text(setting.Least!), true), (Text(setting.Most!), true), ("\"0s\"", false), ($"\"{setting.Most}1ms\"", false), ("\"soon\"", false),
            ("null", setting.Default is null),
        ],
        SettingKind.Choice => [($"({((string)setting.Default!).Split('.')[0]})1", true), ($"({((string)setting.Default!).Split('.')[0]})99", false)],
        SettingKind.Exceptions => [("[typeof(TimeoutException)]", true), ("[typeof(string)]", false)],
        _ => [("null", true), ("\"Nobody\"", false)],
    };
}
