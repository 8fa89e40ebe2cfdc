using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>The name of the class that is generated for a job into the author's class: <c>SendMailJob</c>, unless something there is called so.</summary>
internal static class DefinitionNames
{
    /// <summary>The name of the definition of an entry, alone among the members of the author's class and of what it inherits.</summary>
    public static string Of(INamedTypeSymbol container, string entry)
    {
        // Job 'Send' beside job 'SendJob': what the author wrote keeps its name.
        var name = entry + "Job";
        if (!IsTaken(container, name))
        {
            return name;
        }

        for (name += "Definition"; IsTaken(container, name);)
        {
            name += "_";
        }

        return name;
    }

    private static bool IsTaken(INamedTypeSymbol container, string name)
    {
        for (var outer = container; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Name == name)
            {
                return true;
            }
        }

        for (var type = container; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(static member => !member.IsGenerated()))
            {
                return true;
            }
        }

        return false;
    }
}
