using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers;

/// <summary>One type of a payload, with the way to it from the job's signature.</summary>
internal readonly struct PayloadNode
{
    public PayloadNode(ITypeSymbol type, PayloadShape shape, string path, ISymbol? member, IReadOnlyList<PayloadNode> holders)
    {
        Type = type;
        Shape = shape;
        Path = path;
        Member = member;
        Holders = holders;
    }

    public ITypeSymbol Type { get; }

    public PayloadShape Shape { get; }

    public string Path { get; }

    /// <summary>The property or field that holds it; null at the root.</summary>
    public ISymbol? Member { get; }

    /// <summary>What holds it, the root first.</summary>
    public IReadOnlyList<PayloadNode> Holders { get; }

    public string TypeName => Type.ToDisplayString(PayloadVerdict.NameFormat);
}

/// <summary>All that one parameter or result is made of, each type once, for the rules that look beyond "can it travel".</summary>
internal static class PayloadGraph
{
    private const int Deepest = 24;

    /// <summary>The types of a payload, the root first.</summary>
    public static List<PayloadNode> Of(ITypeSymbol root, IAssemblySymbol from)
    {
        var nodes = new List<PayloadNode>();
        Visit(root, root.ToDisplayString(PayloadVerdict.NameFormat), null, [], from, nodes, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));
        return nodes;
    }

    private static void Visit(
        ITypeSymbol type, string path, ISymbol? member, IReadOnlyList<PayloadNode> holders, IAssemblySymbol from, List<PayloadNode> nodes, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type) || holders.Count > Deepest)
        {
            return;
        }

        var shape = PayloadClassifier.ShapeOf(type, from);
        var node = new PayloadNode(type, shape, path, member, holders);
        nodes.Add(node);
        IReadOnlyList<PayloadNode> inner = shape.Parts.IsEmpty ? [] : [.. holders, node];
        foreach (var part in shape.Parts)
        {
            Visit(part.Type, path + part.Step, part.Member ?? member, inner, from, nodes, seen);
        }
    }
}
