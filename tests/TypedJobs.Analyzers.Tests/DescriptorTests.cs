using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Tests;

/// <summary>What every rule owes to its users, found by reflection so that a new rule cannot forget it.</summary>
public partial class DescriptorTests
{
    internal static readonly string Analyzers = FindAnalyzersFolder();

    private static readonly DiagnosticDescriptor[] All =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    internal static readonly DiagnosticAnalyzer[] Rules = [.. Instances<DiagnosticAnalyzer>(typeof(JobAnalyzer).Assembly)];

    internal static readonly CodeFixProvider[] Fixes = [.. Instances<CodeFixProvider>(typeof(CodeFixes.JobCodeFix).Assembly)];

    public static TheoryData<string> Ids => [.. All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Descriptors_AllIds_AreUnique() => Assert.Equal(All.Length, All.Select(d => d.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Id_IsInTheRangeOfItsCategory(string id)
    {
        var range = Of(id).Category switch
        {
            "TypedJobs.Declaration" => '1',
            "TypedJobs.Serialization" => '2',
            "TypedJobs.Idempotency" => '3',
            "TypedJobs.Reliability" => '4',
            "TypedJobs.Evolution" => '5',
            "TypedJobs.Configuration" => '9',
            var other => throw new InvalidOperationException($"Category '{other}' of {id} has no range."),
        };
        Assert.Matches($"^TJ{range}[0-9]{{3}}$", id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_HelpLink_LeadsToItsPage(string id)
    {
        Assert.EndsWith($"/analyzers/docs/{id}.md", Of(id).HelpLinkUri, StringComparison.Ordinal);
        Assert.True(File.Exists(Page(id)), $"{Page(id)} is missing.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Page_HasItsSectionsAndItsFacts(string id)
    {
        var page = File.ReadAllText(Page(id));
        var descriptor = Of(id);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        foreach (var section in new[] { "Flagged", "Suggested", "Why", "Deliberately not flagged", "How to silence" })
        {
            Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal);
        }

        Assert.Contains($"| {descriptor.Category} | {Severity(descriptor)} |", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Index_ListsItOnce(string id)
    {
        var row = $"| [{id}]({id}.md) | {Severity(Of(id))} | {Of(id).Title} |";
        Assert.Single(File.ReadAllLines(Path.Combine(Analyzers, "docs", "index.md")), line => line == row);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_ReleaseFile_HasItsRow(string id)
    {
        var descriptor = Of(id);
        var severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";
        var rows = File.ReadAllLines(Path.Combine(Analyzers, "TypedJobs.Analyzers", "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(Analyzers, "TypedJobs.Analyzers", "AnalyzerReleases.Shipped.md")));
        Assert.Single(rows, row => row.StartsWith($"{id} | {descriptor.Category} | {severity} |", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Rule_ReportsIt(string id)
        => Assert.Contains(Rules, rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Message_EndsAsItsSentencesAsk(string id)
    {
        var message = Of(id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sentences = SentenceEnd().Count(message) + 1;
        Assert.Equal(sentences > 1, message.EndsWith('.'));
        Assert.False(message.EndsWith('!'));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_Fix_ExistsIfAndOnlyIfThePageClaimsOne(string id)
    {
        var claimed = !File.ReadAllText(Page(id)).Contains($"| {Severity(Of(id))} | None |", StringComparison.Ordinal);
        Assert.Equal(claimed, Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)));
    }

    [Fact]
    public void Fixes_All_OfferFixAll() => Assert.All(Fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));

    [Fact]
    public void Pages_All_BelongToARule()
        => Assert.All(
            Directory.GetFiles(Path.Combine(Analyzers, "docs"), "TJ*.md"),
            page => Assert.Contains(Path.GetFileNameWithoutExtension(page), All.Select(d => d.Id)));

    [GeneratedRegex(@"\. (?=[A-Z'{])")]
    private static partial Regex SentenceEnd();

    private static DiagnosticDescriptor Of(string id) => All.Single(descriptor => descriptor.Id == id);

    private static string Severity(DiagnosticDescriptor descriptor) => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Off";

    private static string Page(string id) => Path.Combine(Analyzers, "docs", id + ".md");

    private static IEnumerable<T> Instances<T>(Assembly assembly)
        => assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!);

    private static string FindAnalyzersFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "analyzers", "docs", "index.md");
            if (File.Exists(candidate))
            {
                return Path.Combine(folder.FullName, "analyzers");
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds analyzers/docs/index.md.");
    }
}
