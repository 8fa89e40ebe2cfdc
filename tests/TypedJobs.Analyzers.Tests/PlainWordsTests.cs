using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Analyzers.Tests;

/// <summary>What a user reads (README, pages of rules, diagnostics, exceptions, logs, XML docs, generated comments) is in the field's standard words.</summary>
public partial class PlainWordsTests
{
    private static readonly string Root = Path.GetDirectoryName(DescriptorTests.Analyzers)!;

    /// <summary>What is not written, and what is written instead.</summary>
    private static readonly (Regex Banned, string Instead)[] Words =
    [
        (Travels(), "'is serialized', 'is stored', 'the payload'"),
        (Trips(), "'the CancellationToken is cancelled'"),
        (StandsIn(), "'is in', 'is declared in'"),
        (SoMany(), "'this many', 'this long', 'at most … '"),
        (Personal(), "'declares the method idempotent', 'suppresses', 'the caller'"),
        (Own(), "'must be unique'"),
        (OddError(), "'unexpected error (a bug in TypedJobs)', 'base class for TypedJobs exceptions', 'recycles'"),
        (NoReason(), "'Errors can't be suppressed: no code is generated'"),
        (Absent(), "an API that exists"),
    ];

    public static TheoryData<string> Files =>
    [
        "README.md", "CHANGELOG.md", .. Find("docs", "*.md"), .. Find("analyzers", "*.md"), .. Find("src", "*.md"), .. Find("src", "*.cs"), .. Find("samples", "*.cs"), .. Find("samples", "*.md"),
        .. Find("generators", "*.cs"), .. Find(Path.Combine("analyzers", "TypedJobs.CodeFixes"), "*.cs"),
        .. Find(Path.Combine("analyzers", "TypedJobs.Analyzers"), "*.cs"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_ThatAUserReads_HasNoBannedWords(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        var lines = file.EndsWith(".cs", StringComparison.Ordinal) ? TextsOf(text, hasPublicDocs: file.StartsWith("src", StringComparison.Ordinal)) : text.Split('\n');
        Assert.Empty(
            from line in lines
            from word in Words
            where word.Banned.IsMatch(line)
            select $"{file}: write {word.Instead} in '{line.Trim()}'");
    }

    [Theory]
    [InlineData("a job that cannot travel")]
    [InlineData("The token trips when the job is cancelled")]
    [InlineData("the job stands in pending")]
    [InlineData("a child that has begun so many jobs")]
    [InlineData("The wire name must be its own")]
    [InlineData("There is no reason to: the generator writes nothing")]
    public void BannedWord_IsFound(string text) => Assert.Contains(Words, word => word.Banned.IsMatch(text));

    [Theory]
    [InlineData("takes two round trips")]
    [InlineData("the same number as long as it runs")]
    [InlineData("a value of its own")]
    public void OrdinaryWord_IsAllowed(string text) => Assert.DoesNotContain(Words, word => word.Banned.IsMatch(text));

    // Strings are messages, names or generated code; XML docs of the packages' public API are read in the IDE. Other comments are for who works on the code.
    private static IEnumerable<string> TextsOf(string source, bool hasPublicDocs)
    {
        var root = CSharpSyntaxTree.ParseText(source, TestEnvironment.ParseOptions).GetRoot();
        foreach (var token in root.DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
            {
                yield return token.ValueText;
            }
        }

        if (hasPublicDocs)
        {
            foreach (var comment in root.DescendantTrivia().Where(static t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax))
            {
                foreach (var line in comment.ToFullString().Split('\n'))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> Find(string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .OrderBy(static path => path, StringComparer.Ordinal);

    [GeneratedRegex(@"\btravel(s|led|ling)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Travels();

    [GeneratedRegex(@"(?<!round[- ])\btrip(s|ped)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trips();

    [GeneratedRegex(@"\b(stands? in|stood in its place)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StandsIn();

    [GeneratedRegex(@"\bso (many|long)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SoMany();

    [GeneratedRegex(@"\b(who waits|author's word|it quiets|amiss)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b(must be its own|able to have its name)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(error that should not be|for reasons of its own|ends in order|promises to be alive|belongs into)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OddError();

    [GeneratedRegex(@"There is no reason to[:,]? (the generator|such|without|which|the code)", RegexOptions.IgnoreCase)]
    private static partial Regex NoReason();

    [GeneratedRegex(@"Workflow\.WhenAll|workflow step", RegexOptions.IgnoreCase)]
    private static partial Regex Absent();
}
