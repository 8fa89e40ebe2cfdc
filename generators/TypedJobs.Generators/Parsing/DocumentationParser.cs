using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>The XML documentation of a job method, for its entry in the facade.</summary>
internal sealed class DocumentationParser
{
    private static readonly DocumentationModel Nothing = new(string.Empty, string.Empty, EquatableArray<string>.Empty);

    private readonly XElement? _root;
    private readonly HashSet<string> _payload;

    private DocumentationParser(XElement? root, IEnumerable<string> payload)
    {
        _root = root;
        _payload = new HashSet<string>(payload, StringComparer.Ordinal);
    }

    /// <summary>Reads a method's documentation.</summary>
    /// <param name="method">The method.</param>
    /// <param name="payload">The parameters that the facade's methods have too.</param>
    /// <param name="compilation">Where the symbols are that the documentation names.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static DocumentationParser Of(IMethodSymbol method, IEnumerable<string> payload, Compilation compilation, CancellationToken cancellationToken)
        => new(MayHaveComment(method) || MayHaveComment(method.PartialImplementationPart) ? DocumentationXml.Of(method, compilation, cancellationToken) : null, payload);

    /// <summary>All but the parameters.</summary>
    public DocumentationModel ToModel()
        => _root is null ? Nothing : new DocumentationModel(
            Text(_root.Element("summary")),
            Text(_root.Element("returns")),
            _root.Elements().Where(static e => !IsElsewhere(e)).Select(e => Lines(Readable(e).ToString(SaveOptions.DisableFormatting))).ToEquatable());

    /// <summary>The inner XML of a parameter's element; empty if there is none.</summary>
    public string Parameter(string name) => Text(_root?.Elements("param").FirstOrDefault(e => (string?)e.Attribute("name") == name));

    // Asking the compiler costs much more than a look at the syntax, and few jobs of a large project say anything.
    private static bool MayHaveComment(IMethodSymbol? method)
        => method is not null && method.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().HasStructuredTrivia);

    // Written in a place of its own, or about something that the facade's methods do not have.
    private static bool IsElsewhere(XElement element) => element.Name.LocalName is "summary" or "returns" or "param" or "typeparam" or "include";

    private string Text(XElement? element)
        => element is null ? string.Empty : Lines(string.Concat(Readable(element).Nodes().Select(static n => n.ToString(SaveOptions.DisableFormatting))));

    private XElement Readable(XElement element)
    {
        var copy = new XElement(element);
        foreach (var reference in copy.Descendants().Where(IsForeign).ToArray())
        {
            var name = (string?)reference.Attribute("name") ?? ((string?)reference.Attribute("cref") ?? string.Empty).TrimStart('!', ':');
            reference.ReplaceWith(new XElement("c", reference.Nodes().Any() ? reference.Nodes() : name));
        }

        return copy;
    }

    // The author's lines without the indentation that all have, so that an example keeps its shape.
    private static string Lines(string xml)
    {
        var lines = xml.Replace("\r\n", "\n").Split('\n').Select(static line => line.TrimEnd()).ToArray();
        var indentation = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var text = lines.Select((line, i) => i == 0 ? line.TrimStart() : line.Length > indentation ? line.Substring(indentation) : string.Empty);
        return string.Join("\n", text).Trim('\n');
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
