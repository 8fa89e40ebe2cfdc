using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Questions about where control goes, answered from the shape of the code.</summary>
internal static class BranchReader
{
    /// <summary>True when control never goes on after the operation: it returns, throws, breaks or continues.</summary>
    public static bool Leaves(IOperation? operation)
    {
        switch (operation)
        {
            case IReturnOperation or IThrowOperation or IBranchOperation:
                return true;
            case IExpressionStatementOperation statement:
                return statement.Operation is IThrowOperation;
            case IBlockOperation block:
                foreach (var child in block.Operations)
                {
                    if (Leaves(child))
                    {
                        return true;
                    }
                }

                return false;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Leaves(conditional.WhenTrue) && Leaves(otherwise);
            default:
                return false;
        }
    }

    /// <summary>What follows a statement in the block it stands in.</summary>
    public static TextSpan RestOfBlock(IOperation statement, bool fromStart = false)
    {
        var span = statement.Syntax.Span;
        var start = fromStart ? span.Start : span.End;
        for (var parent = statement.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IBlockOperation or ISwitchCaseOperation)
            {
                return TextSpan.FromBounds(start, System.Math.Max(start, parent.Syntax.Span.End));
            }
        }

        return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>What only runs when control goes on after a statement: the rest of its block, and, where that is the body of a <c>using</c>, a <c>lock</c> or a
    /// bare block, the rest of the block around it.</summary>
    public static TextSpan RestOfFlow(IOperation statement)
    {
        var rest = RestOfBlock(statement);
        for (var inner = BlockAround(statement); inner?.Parent is IUsingOperation or ILockOperation or IBlockOperation; inner = BlockAround(inner))
        {
            if (BlockAround(inner) is not IBlockOperation outer)
            {
                break;
            }

            rest = TextSpan.FromBounds(rest.Start, System.Math.Max(rest.End, outer.Syntax.Span.End));
        }

        return rest;
    }

    private static IOperation? BlockAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not (null or IBlockOperation or ISwitchCaseOperation))
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The declaration of a local function that is visible from a use of it.</summary>
    public static ILocalFunctionOperation? DeclarationOf(IMethodSymbol function, IOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IBlockOperation block)
            {
                continue;
            }

            foreach (var statement in block.Operations)
            {
                if (statement is ILocalFunctionOperation candidate && SymbolEqualityComparer.Default.Equals(candidate.Symbol, function.OriginalDefinition))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
