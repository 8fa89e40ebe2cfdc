using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Parsing;

/// <summary>The XML documentation of a job method, for its entry in the facade.</summary>
internal sealed class DocumentationParser
{
    private readonly XElement? _root;
    private readonly HashSet<string> _payload;

    private DocumentationParser(XElement? root, IEnumerable<string> payload)
    {
        _root = root;
        _payload = new HashSet<string>(payload, StringComparer.Ordinal);
    }

    /// <summary>The inner XML of <c>summary</c>; empty if there is none.</summary>
    public string Summary => Text(_root?.Element("summary"));

    /// <summary>The inner XML of <c>remarks</c>; empty if there is none.</summary>
    public string Remarks => Text(_root?.Element("remarks"));

    /// <summary>Reads a method's documentation.</summary>
    /// <param name="method">The method.</param>
    /// <param name="payload">The parameters that the facade's methods have too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static DocumentationParser Of(IMethodSymbol method, IEnumerable<string> payload, CancellationToken cancellationToken)
    {
        if (!MayHaveComment(method) && !MayHaveComment(method.PartialImplementationPart))
        {
            return new DocumentationParser(root: null, payload);
        }

        var xml = method.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: false, cancellationToken);
        if (string.IsNullOrWhiteSpace(xml) && method.PartialImplementationPart is { } implementation)
        {
            xml = implementation.GetDocumentationCommentXml(CultureInfo.InvariantCulture, expandIncludes: false, cancellationToken);
        }

        try
        {
            return new DocumentationParser(string.IsNullOrWhiteSpace(xml) ? null : XElement.Parse("<root>" + xml + "</root>").Element("member"), payload);
        }
        catch (XmlException)
        {
            // Roslyn hands out malformed documentation as a comment in its place, and reports it to the author.
            return new DocumentationParser(root: null, payload);
        }
    }

    /// <summary>The inner XML of a parameter's element; empty if there is none.</summary>
    public string Parameter(string name) => Text(_root?.Elements("param").FirstOrDefault(e => (string?)e.Attribute("name") == name));

    // Asking the compiler costs much more than a look at the syntax, and few jobs of a large project say anything.
    private static bool MayHaveComment(IMethodSymbol? method)
        => method is not null && method.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().HasStructuredTrivia);

    private string Text(XElement? element)
    {
        if (element is null)
        {
            return string.Empty;
        }

        var copy = new XElement(element);
        foreach (var reference in copy.Descendants().Where(IsForeign).ToArray())
        {
            var name = (string?)reference.Attribute("name") ?? ((string?)reference.Attribute("cref") ?? string.Empty).TrimStart('!', ':');
            reference.ReplaceWith(new XElement("c", name));
        }

        foreach (var inherited in copy.Descendants("inheritdoc").ToArray())
        {
            inherited.Remove();
        }

        var inner = string.Concat(copy.Nodes().Select(static n => n.ToString(SaveOptions.DisableFormatting)));
        return string.Join("\n", inner.Replace("\r\n", "\n").Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));
    }

    // What the facade's method does not have: services, the token, and names that did not resolve.
    private bool IsForeign(XElement element) => element.Name.LocalName switch
    {
        "paramref" => !_payload.Contains((string?)element.Attribute("name") ?? string.Empty),
        "typeparamref" => true,
        "see" or "seealso" => ((string?)element.Attribute("cref"))?.StartsWith("!:", StringComparison.Ordinal) == true,
        _ => false,
    };
}
