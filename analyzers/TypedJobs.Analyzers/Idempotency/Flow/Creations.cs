using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads what an object creation gives to a member.</summary>
internal static class Creations
{
    /// <summary>The value given to a property by the initializer, or to the constructor parameter of the same name; null when none is.</summary>
    public static IOperation? ValueOf(IObjectCreationOperation creation, string property)
    {
        if (creation.Initializer is { } initializer)
        {
            foreach (var entry in initializer.Initializers)
            {
                if (entry is ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment
                    && string.Equals(member.Member.Name, property, StringComparison.Ordinal))
                {
                    return assignment.Value;
                }
            }
        }

        return ArgumentOf(creation, property);
    }

    /// <summary>The argument of the constructor whose parameter has the property's name in any case; null when there is none or it is left out.</summary>
    public static IOperation? ArgumentOf(IObjectCreationOperation creation, string property)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue
                && string.Equals(argument.Parameter?.Name.TrimStart('_'), property, StringComparison.OrdinalIgnoreCase))
            {
                return argument.Value;
            }
        }

        return null;
    }
}
