using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.CodeFixes;

/// <summary>What every fix owes the file: only what it wrote is formatted, comments within what it replaced stay, and lines end as they did.</summary>
internal static class ChangeCleanup
{
    public static async Task<Solution> OfAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments())
            {
                var cleaned = await OfAsync(before.GetDocument(id)!, after.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
                var text = await cleaned.GetTextAsync(cancellationToken).ConfigureAwait(false);
                after = after.WithDocumentText(id, await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithDocumentText(id, text);
            }
        }

        return after;
    }

    public static async Task<Document> OfAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var old = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        after = await Simplifier.ReduceAsync(after, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        after = await FormattedAsync(before, after, cancellationToken).ConfigureAwait(false);
        after = await WithCommentsAsync(before, after, cancellationToken).ConfigureAwait(false);
        var text = await after.GetTextAsync(cancellationToken).ConfigureAwait(false);

        // By way of the old text: a document that is given the text it has keeps its annotations, and would be formatted again.
        return after.WithText(old).WithText(WithLineEndsOf(old, text));
    }

    private static async Task<Document> FormattedAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var root = await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var spans = new List<TextSpan>();
        var members = new List<TextSpan>();
        foreach (var node in root!.GetAnnotatedNodes(Formatter.Annotation))
        {
            // The rest of a method is its author's.
            if (node is MemberDeclarationSyntax)
            {
                members.Add(node.FullSpan);
            }
            else
            {
                spans.Add(WithNeighbours(node));
            }
        }

        if (members.Count > 0)
        {
            foreach (var change in await MovedChangesAsync(before, after, cancellationToken).ConfigureAwait(false))
            {
                if (members.Exists(member => member.IntersectsWith(change.After)))
                {
                    spans.Add(change.After);
                }
            }
        }

        after = spans.Count > 0 ? await Formatter.FormatAsync(after, spans, cancellationToken: cancellationToken).ConfigureAwait(false) : after;
        return await Formatter.FormatAsync(after, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From the token before to the token behind: what stands between them and the node, its indent too, is to be formatted with it.</summary>
    private static TextSpan WithNeighbours(SyntaxNode node)
    {
        var before = node.GetFirstToken(includeZeroWidth: true).GetPreviousToken(includeZeroWidth: true);
        var behind = node.GetLastToken(includeZeroWidth: true).GetNextToken(includeZeroWidth: true);
        return TextSpan.FromBounds(
            before.IsKind(SyntaxKind.None) ? node.FullSpan.Start : before.SpanStart, behind.IsKind(SyntaxKind.None) ? node.FullSpan.End : behind.Span.End);
    }

    /// <summary>Puts comments that went with the code around them before the statement or member that took its place.</summary>
    private static async Task<Document> WithCommentsAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var oldRoot = await before.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var root = await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var lost = Lost(oldRoot!, root!);
        if (lost.Count == 0)
        {
            return after;
        }

        var text = await after.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var end = text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) : "\n";
        var changes = await MovedChangesAsync(before, after, cancellationToken).ConfigureAwait(false);
        var insertions = new SortedDictionary<int, string>();
        foreach (var comment in lost)
        {
            var change = changes.LastOrDefault(c => c.Before.Start <= comment.SpanStart);
            var holder = HolderAt(root!, System.Math.Min(change.After.Start, root!.FullSpan.End - 1));
            var line = text.Lines.GetLineFromPosition(holder.SpanStart).ToString();
            var indent = line.Substring(0, line.Length - line.TrimStart().Length);
            insertions.TryGetValue(holder.SpanStart, out var earlier);
            insertions[holder.SpanStart] = earlier + comment + end + indent;
        }

        return after.WithText(text.WithChanges(insertions.Select(static i => new TextChange(new TextSpan(i.Key, 0), i.Value))));
    }

    private static List<SyntaxTrivia> Lost(SyntaxNode before, SyntaxNode after)
    {
        var kept = Comments(after).GroupBy(static c => c.ToString()).ToDictionary(static g => g.Key, static g => g.Count());
        var lost = new List<SyntaxTrivia>();
        foreach (var comment in Comments(before))
        {
            if (kept.TryGetValue(comment.ToString(), out var left) && left > 0)
            {
                kept[comment.ToString()] = left - 1;
            }
            else
            {
                lost.Add(comment);
            }
        }

        return lost;
    }

    private static IEnumerable<SyntaxTrivia> Comments(SyntaxNode root)
        => root.DescendantTrivia().Where(static t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private static SyntaxNode HolderAt(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.Parent?.AncestorsAndSelf().FirstOrDefault(static n => n is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax) ?? root;
    }

    private static async Task<List<(TextSpan Before, TextSpan After)>> MovedChangesAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var moved = new List<(TextSpan, TextSpan)>();
        var shift = 0;
        foreach (var change in (await after.GetTextChangesAsync(before, cancellationToken).ConfigureAwait(false)).OrderBy(static c => c.Span.Start))
        {
            moved.Add((change.Span, new TextSpan(change.Span.Start + shift, change.NewText!.Length)));
            shift += change.NewText.Length - change.Span.Length;
        }

        return moved;
    }

    private static SourceText WithLineEndsOf(SourceText old, SourceText text)
    {
        var end = EndOf(old);
        if (end is null)
        {
            return text;
        }

        var changes = new List<TextChange>();
        foreach (var line in text.Lines)
        {
            var span = TextSpan.FromBounds(line.End, line.EndIncludingLineBreak);
            if (span.Length > 0 && text.ToString(span) != end)
            {
                changes.Add(new TextChange(span, end));
            }
        }

        return changes.Count > 0 ? text.WithChanges(changes) : text;
    }

    /// <summary>How all lines end; null where they differ.</summary>
    private static string? EndOf(SourceText text)
    {
        string? end = null;
        foreach (var line in text.Lines)
        {
            var own = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            if (own.Length > 0 && own != (end ??= own))
            {
                return null;
            }
        }

        return end;
    }
}
