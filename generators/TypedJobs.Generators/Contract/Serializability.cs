using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Whether a type travels, with all that it is made of: always, possibly or never, and the path to the first thing that is wrong.</summary>
internal static class Serializability
{
    // Generic types that contain ever larger ones of themselves have no end; no type that is meant to travel is nested this deep.
    private const int DeepestNesting = 48;

    /// <summary>The verdict on a payload or result type.</summary>
    /// <param name="root">The type of the parameter or result.</param>
    /// <param name="from">The assembly that the codec is generated into.</param>
    public static PayloadVerdict Of(ITypeSymbol root, IAssemblySymbol from) => PayloadKnowledge.Of(from).VerdictOn(root, from, Judge);

    private static PayloadVerdict Judge(ITypeSymbol root, IAssemblySymbol from)
    {
        var walk = new Walk(from);
        walk.Visit(root, root.ToDisplayString(PayloadVerdict.NameFormat), member: null, depth: 0);
        return walk.Worst;
    }

    private sealed class Walk
    {
        private readonly IAssemblySymbol _from;
        private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

        public Walk(IAssemblySymbol from) => _from = from;

        public PayloadVerdict Worst { get; private set; } = PayloadVerdict.Fine;

        /// <summary>Visits a type; false once a Never is found, which ends the walk.</summary>
        public bool Visit(ITypeSymbol type, string path, ISymbol? member, int depth)
        {
            if (!_seen.Add(type))
            {
                return true;
            }

            if (depth > DeepestNesting)
            {
                Worst = new PayloadVerdict(Travels.Never, PayloadProblem.Endless, path, type, member, string.Empty);
                return false;
            }

            var shape = PayloadClassifier.ShapeOf(type, _from);
            if (shape.Problem != PayloadProblem.None && !Note(shape, path, member))
            {
                return false;
            }

            foreach (var part in shape.Parts)
            {
                if (!Visit(part.Type, path + part.Step, part.Member ?? member, depth + 1))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Note(PayloadShape shape, string path, ISymbol? member)
        {
            var never = shape.Form == PayloadForm.None;
            if (never || Worst.Travels == Travels.Always)
            {
                var at = shape.ProblemMember is null ? path : path + "." + shape.ProblemMember.Name;
                Worst = new PayloadVerdict(never ? Travels.Never : Travels.Possibly, shape.Problem, at, shape.Type, shape.ProblemMember ?? member, shape.Evidence);
            }

            return !never;
        }
    }
}
