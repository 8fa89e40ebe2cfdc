using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>One exception type of RetryOn or DoNotRetryOn.</summary>
internal readonly struct RetryRule
{
    public RetryRule(ITypeSymbol type, bool isRetried)
    {
        Type = type;
        IsRetried = isRetried;
    }

    public ITypeSymbol Type { get; }

    public bool IsRetried { get; }
}

/// <summary>Which exceptions are worth another attempt: RetryOn and DoNotRetryOn in one list, where the most derived type that fits decides.</summary>
internal static class RetryRules
{
    private const string Exception = "System.Exception";

    /// <summary>The rules, a derived type before its base; System.Exception, which all derive from, is in <see cref="RetriesOthers"/>.</summary>
    public static ImmutableArray<RetryRule> Of(JobSettings settings)
        => [.. Resolve(settings)
            .Where(static rule => !rule.Key.Is(Exception))
            .OrderByDescending(static rule => DepthOf(rule.Key))
            .ThenBy(static rule => rule.Key.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), StringComparer.Ordinal)
            .Select(static rule => new RetryRule(rule.Key, rule.Value))];

    /// <summary>Whether exceptions that no rule names are worth another attempt: if none is said to be, or if System.Exception is.</summary>
    public static bool RetriesOthers(JobSettings settings)
    {
        foreach (var rule in Resolve(settings))
        {
            if (rule.Key.Is(Exception))
            {
                return rule.Value;
            }
        }

        return settings.Types(JobSettingTable.RetryOn).IsEmpty;
    }

    /// <summary>The types that one attribute has in both lists.</summary>
    public static IEnumerable<ITypeSymbol> Contradictions(JobSettings settings)
        => settings.NearnessOf(JobSettingTable.RetryOn) == settings.NearnessOf(JobSettingTable.DoNotRetryOn)
            ? settings.Types(JobSettingTable.RetryOn).Intersect(settings.Types(JobSettingTable.DoNotRetryOn), SymbolEqualityComparer.Default).OfType<ITypeSymbol>()
            : [];

    /// <summary>Why the type cannot be a rule; null if it can.</summary>
    public static string? FaultOf(ITypeSymbol type, IAssemblySymbol assembly)
    {
        if (type is INamedTypeSymbol { IsUnboundGenericType: true })
        {
            return "is an open generic type";
        }

        if (!IsException(type))
        {
            return "is no exception";
        }

        return SymbolAccess.ReachOf(type, assembly) == Reach.Hidden ? "is private, protected or file-local, so generated code cannot name it" : null;
    }

    // What is said nearer to the job wins: it is entered last.
    private static Dictionary<ITypeSymbol, bool> Resolve(JobSettings settings)
    {
        var rules = new Dictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);
        var isRetryNearer = settings.NearnessOf(JobSettingTable.RetryOn) < settings.NearnessOf(JobSettingTable.DoNotRetryOn);
        foreach (var list in isRetryNearer ? new[] { JobSettingTable.DoNotRetryOn, JobSettingTable.RetryOn } : [JobSettingTable.RetryOn, JobSettingTable.DoNotRetryOn])
        {
            foreach (var type in settings.Types(list))
            {
                rules[type] = list == JobSettingTable.RetryOn;
            }
        }

        return rules;
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (var self = type; self is not null; self = self.BaseType)
        {
            if (self.Is(Exception))
            {
                return true;
            }
        }

        return false;
    }

    private static int DepthOf(ITypeSymbol type)
    {
        var depth = 0;
        for (var self = type.BaseType; self is not null; self = self.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
