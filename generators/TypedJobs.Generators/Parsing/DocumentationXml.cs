using System.Globalization;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Parsing;

/// <summary>The documentation of a symbol as the compiler reads it, with what <c>inheritdoc</c> stands for in its place.</summary>
internal static class DocumentationXml
{
    // Two that inherit from each other end here.
    private const int LongestInheritance = 8;

    /// <summary>The <c>member</c> element; null if nothing is documented.</summary>
    public static XElement? Of(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
        => Of(symbol, compilation, LongestInheritance, cancellationToken);

    private static XElement? Of(ISymbol symbol, Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        var xml = symbol.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: true, cancellationToken);
        if (string.IsNullOrWhiteSpace(xml) && symbol is IMethodSymbol { PartialImplementationPart: { } implementation })
        {
            xml = implementation.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: true, cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }

        try
        {
            var root = XElement.Parse("<root>" + xml + "</root>", LoadOptions.PreserveWhitespace);
            var member = root.Element("member") ?? root.Element("doc") ?? root;
            Inherit(member, compilation, depth, cancellationToken);
            return member;
        }
        catch (XmlException)
        {
            // Roslyn hands out malformed documentation as a comment in its place, and reports it to the author.
            return null;
        }
    }

    private static void Inherit(XElement member, Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        foreach (var inheritdoc in member.Descendants("inheritdoc").ToArray())
        {
            var source = depth > 0 && (string?)inheritdoc.Attribute("cref") is { } id
                && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { } symbol
                ? Of(symbol, compilation, depth - 1, cancellationToken)
                : null;
            if (source is null)
            {
                inheritdoc.Remove();
            }
            else if (inheritdoc.Parent == member)
            {
                inheritdoc.ReplaceWith(source.Elements().Where(element => !member.Elements().Any(own => IsSame(own, element))));
            }
            else
            {
                inheritdoc.ReplaceWith(source.Elements().FirstOrDefault(element => IsSame(inheritdoc.Parent!, element))?.Nodes());
            }
        }
    }

    // What the author says counts, once for each parameter and each exception.
    private static bool IsSame(XElement left, XElement right)
        => left.Name == right.Name && KeyOf(left) == KeyOf(right);

    private static string KeyOf(XElement element) => (string?)element.Attribute("name") ?? (string?)element.Attribute("cref") ?? string.Empty;
}
