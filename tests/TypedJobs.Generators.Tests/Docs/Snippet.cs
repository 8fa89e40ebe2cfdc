using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Generators.Tests.Docs;

/// <summary>A C# block of a page: a program, declarations, or both in any order, as a reader would put them into files.</summary>
internal sealed partial class Snippet
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None);

    public Snippet(string page, CodeBlock block)
    {
        // As many lines before it as in the page, so that an error names the page's line.
        var text = new string('\n', block.Line) + block.Code;
        var root = Parse(text, page).GetCompilationUnitRoot();
        var statements = root.Members.Where(static member => member is GlobalStatementSyntax).ToArray();
        Declarations = Parse(Without(text, statements), page);
        Program = statements.Length == 0 ? null : Parse(Without(text, [.. root.Members.Except(statements), .. root.AttributeLists]), page);
        Expected = [.. ErrorInComment().Matches(block.Code)
            .Select(match => $"{page}({block.Line + block.Code.AsSpan(0, match.Index).Count('\n') + 1}): {match.Groups[1].Value}")];
    }

    /// <summary>Its types and attributes of the assembly.</summary>
    public SyntaxTree Declarations { get; }

    /// <summary>Its top-level statements; null without any.</summary>
    public SyntaxTree? Program { get; }

    /// <summary>The errors that it shows: a line that ends with <c>// TJ1027: …</c> is one that does not compile.</summary>
    public IReadOnlyList<string> Expected { get; }

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path, System.Text.Encoding.UTF8);

    /// <summary>A diagnostic as <see cref="Expected"/> has it.</summary>
    public static string Describe(Diagnostic diagnostic)
        => $"{diagnostic.Location.SourceTree!.FilePath}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id}";

    private static string Without(string text, IEnumerable<SyntaxNode> nodes)
    {
        var characters = text.ToCharArray();
        foreach (var node in nodes)
        {
            for (var i = node.FullSpan.Start; i < node.FullSpan.End; i++)
            {
                characters[i] = characters[i] == '\n' ? '\n' : ' ';
            }
        }

        return new string(characters);
    }

    [GeneratedRegex(@"// (TJ\d{4}):")]
    private static partial Regex ErrorInComment();
}
