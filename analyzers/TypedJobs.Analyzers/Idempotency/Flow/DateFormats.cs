using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Tells names made from a day from names made from a moment: a retry a minute later has the same day.</summary>
internal static class DateFormats
{
    public static bool IsWholeDay(string format, ITypeSymbol? type)
    {
        if (type is not { Name: "DateTime" or "DateTimeOffset" or "DateOnly" })
        {
            return false;
        }

        if (format.Length == 1)
        {
            return format is "d" or "D" or "y" or "Y" or "m" or "M";
        }

        foreach (var letter in format)
        {
            if (letter is 'H' or 'h' or 'm' or 's' or 'f' or 'F' or 't')
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsWholeDay(IPropertySymbol property)
        => property is { Name: "Date" or "Today" or "Year" or "Month" or "Day" or "DayOfYear" or "DayOfWeek", ContainingType.Name: "DateTime" or "DateTimeOffset" or "DateOnly" };

    public static bool IsWholeDay(IInvocationOperation call)
    {
        if (call is { TargetMethod: { Name: "ToString", ContainingType: var type }, Arguments.Length: > 0 })
        {
            return call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string format } && IsWholeDay(format, type);
        }

        return call.TargetMethod is { Name: "ToShortDateString" or "ToLongDateString" or "FromDateTime" };
    }
}
