using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Recognises work that is collected where it is marked, and done after the save: <c>order.Sent = true; open.Add(order);</c>, a save, then
/// <c>foreach (var order in open)</c>.</summary>
internal static class CollectedItems
{
    /// <summary>True when the site works through a list that is filled beside the mark, and the mark is stored in between.</summary>
    public static bool AreMarked(MethodBody body, TextSpan mark, TextSpan site, List<TextSpan> stored)
    {
        foreach (var loop in body.Loops)
        {
            if (loop is not IForEachLoopOperation walk || !walk.Body.Syntax.Span.Contains(site) || Unwrapped.Of(walk.Collection) is not ILocalReferenceOperation { Local: var list }
                || !IsFilledBeside(body, list, mark))
            {
                continue;
            }

            foreach (var save in stored)
            {
                if (save.Start >= mark.Start && save.End <= site.Start && Follows(body, save, mark, list))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsFilledBeside(MethodBody body, ISymbol list, TextSpan mark)
    {
        if (!body.LocalCalls.TryGetValue(list, out var calls))
        {
            return false;
        }

        foreach (var call in calls)
        {
            if (call.TargetMethod.Name is "Add" or "AddRange" or "Enqueue" or "Push" && InnermostOf(body, call.Syntax.Span) == InnermostOf(body, mark))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the save happens whenever something was marked: in no branch, in one that holds the mark, or in one that asks about the list.</summary>
    private static bool Follows(MethodBody body, TextSpan save, TextSpan mark, ISymbol list)
    {
        foreach (var branch in body.Branches)
        {
            if ((HoldsOnly(branch.WhenTrue, save, mark) || HoldsOnly(branch.WhenFalse, save, mark)) && !Mentions(branch.Condition, list))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsOnly(List<TextSpan> spans, TextSpan save, TextSpan mark) => spans.Exists(span => span.Contains(save) && !span.Contains(mark));

    private static bool Mentions(IOperation condition, ISymbol list)
    {
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, list))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The smallest branch that holds the place.</summary>
    private static TextSpan InnermostOf(MethodBody body, TextSpan place)
    {
        var innermost = new TextSpan(0, int.MaxValue);
        foreach (var branch in body.Branches)
        {
            foreach (var span in branch.WhenTrue)
            {
                innermost = span.Contains(place) && span.Length < innermost.Length ? span : innermost;
            }

            foreach (var span in branch.WhenFalse)
            {
                innermost = span.Contains(place) && span.Length < innermost.Length ? span : innermost;
            }
        }

        return innermost;
    }
}
