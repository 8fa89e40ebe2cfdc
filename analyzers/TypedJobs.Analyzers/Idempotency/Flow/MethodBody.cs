using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What one body holds, in the order of its text: read once, asked many times. It judges nothing.</summary>
/// <remarks>Order and dominance are questions about positions in the text: a branch that leaves guards what follows it in its block. That is
/// less than a control-flow graph knows, and enough for how jobs are written.</remarks>
internal sealed class MethodBody
{
    /// <summary>Operations that call, create or change something, in the order of the text.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>Every value that a local (or a parameter that is assigned to) is given.</summary>
    public Dictionary<ISymbol, List<IOperation>> Values { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Members set on what a local holds: <c>request.Method = …</c>.</summary>
    public Dictionary<ISymbol, List<MemberWrite>> MemberWrites { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Calls on what a local holds, or on a member of it: <c>request.Headers.Add(…)</c>.</summary>
    public Dictionary<ISymbol, List<IInvocationOperation>> LocalCalls { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Locals and the calls that they are passed to.</summary>
    public Dictionary<ISymbol, List<IArgumentOperation>> PassedTo { get; } = new(SymbolEqualityComparer.Default);

    public List<Branch> Branches { get; } = [];

    /// <summary>Bodies of lambdas that answer true or false: the filters of queries.</summary>
    public List<IOperation> Filters { get; } = [];

    public List<TryBlock> Tries { get; } = [];

    /// <summary>Parts of the text that hold a lock.</summary>
    public List<TextSpan> Locks { get; } = [];

    public List<ILoopOperation> Loops { get; } = [];

    public List<IOperation> Returns { get; } = [];

    public Dictionary<ISymbol, LocalFunction> LocalFunctions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>True when the body is larger than the budget; the rest of it is not in here.</summary>
    public bool IsCut { get; set; }

    /// <summary>True when whoever reaches the site has passed the earlier place: no branch and no handler holds the one without the other.</summary>
    public bool Dominates(TextSpan earlier, TextSpan site)
    {
        foreach (var branch in Branches)
        {
            if (Separates(branch.WhenTrue, earlier, site) || Separates(branch.WhenFalse, earlier, site))
            {
                return false;
            }
        }

        foreach (var attempt in Tries)
        {
            foreach (var handler in attempt.Operation.Catches)
            {
                if (handler.Syntax.Span.Contains(earlier) && !handler.Syntax.Span.Contains(site))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Separates(List<TextSpan> spans, TextSpan earlier, TextSpan site)
    {
        foreach (var span in spans)
        {
            if (span.Contains(earlier) && !span.Contains(site))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An operation, and the local function it stands in.</summary>
    internal readonly struct Step
    {
        public Step(IOperation operation, ISymbol? owner)
        {
            Operation = operation;
            Owner = owner;
        }

        public IOperation Operation { get; }

        public ISymbol? Owner { get; }

        public TextSpan Span => Operation.Syntax.Span;
    }

    internal readonly struct MemberWrite
    {
        public MemberWrite(ISymbol member, IOperation value, int position)
        {
            Member = member;
            Value = value;
            Position = position;
        }

        public ISymbol Member { get; }

        public IOperation Value { get; }

        public int Position { get; }
    }

    /// <summary>A condition and the parts of the text that run only if it holds, or only if it does not.</summary>
    internal sealed class Branch
    {
        public Branch(IOperation condition, List<TextSpan> whenTrue, List<TextSpan> whenFalse)
        {
            Condition = condition;
            WhenTrue = whenTrue;
            WhenFalse = whenFalse;
        }

        public IOperation Condition { get; }

        public List<TextSpan> WhenTrue { get; }

        public List<TextSpan> WhenFalse { get; }
    }

    /// <summary>A try with the catch clauses that matter, and what follows it when they leave.</summary>
    internal sealed class TryBlock
    {
        public TryBlock(ITryOperation operation, TextSpan rest)
        {
            Operation = operation;
            Rest = rest;
        }

        public ITryOperation Operation { get; }

        public TextSpan Body => Operation.Body.Syntax.Span;

        public TextSpan Rest { get; }
    }

    internal sealed class LocalFunction
    {
        public LocalFunction(ILocalFunctionOperation operation) => Operation = operation;

        public ILocalFunctionOperation Operation { get; }

        /// <summary>Where it is called or passed on.</summary>
        public List<TextSpan> Uses { get; } = [];
    }
}
