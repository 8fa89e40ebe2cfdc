using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What <c>.editorconfig</c> says to the idempotency rules. Lists are separated by <c>|</c>.</summary>
internal sealed class IdempotencySettings
{
    public const string EntryPointsKey = "typedjobs.entry_points";

    public const string DepthKey = "typedjobs.max_interprocedural_method_call_chain";

    public const string OutboxKey = "typedjobs.outbox";

    public const string UnknownKey = "typedjobs.unknown";

    private const int DefaultDepth = 6;
    private const int LargestDepth = 20;

    private static readonly string[] Options =
    [
        "typedjobs.idempotent_apis", "typedjobs.non_idempotent_apis", "typedjobs.idempotent_http_paths", "typedjobs.idempotency_headers",
        OutboxKey, UnknownKey, DepthKey,
    ];

    private IdempotencySettings(string[] values)
    {
        IdempotentApis = Split(values[0]);
        NonIdempotentApis = Split(values[1]);
        HttpPaths = Split(values[2]);
        KeyHeaders = new HashSet<string>(Split(values[3]), StringComparer.OrdinalIgnoreCase);
        HasOutbox = values[4] is "true";
        ReportsUnknown = values[5] is "report";
        MaxDepth = ReadDepth(values[6]) ?? DefaultDepth;
    }

    /// <summary>Documentation ids that are idempotent whatever the table says.</summary>
    public IReadOnlyList<string> IdempotentApis { get; }

    public IReadOnlyList<string> NonIdempotentApis { get; }

    /// <summary>Ends of paths whose POST changes nothing, <c>*/_search</c>.</summary>
    public IReadOnlyList<string> HttpPaths { get; }

    /// <summary>Headers that carry an idempotency key besides the known ones.</summary>
    public HashSet<string> KeyHeaders { get; }

    /// <summary>True when messages go out through a transactional outbox.</summary>
    public bool HasOutbox { get; }

    /// <summary>True in strict mode: calls of which nothing is known are reported.</summary>
    public bool ReportsUnknown { get; }

    /// <summary>How many calls away from the job an effect is looked for.</summary>
    /// <value>Default 6. From 1 to 20.</value>
    public int MaxDepth { get; }

    /// <summary>What makes two sets of options the same.</summary>
    public static string Fingerprint(AnalyzerConfigOptions options) => string.Join("\n", Read(options));

    public static IdempotencySettings From(AnalyzerConfigOptions options) => new(Read(options));

    /// <summary>Settings whose value means nothing: the key, the value, and what may stand there.</summary>
    public static IEnumerable<(string Key, string Value, string Allowed)> FindUnreadable(AnalyzerConfigOptions options)
    {
        if (Value(options, DepthKey) is { Length: > 0 } depth && ReadDepth(depth) is null)
        {
            yield return (DepthKey, depth, "a number from 1 to " + LargestDepth);
        }

        if (Value(options, OutboxKey) is { Length: > 0 } outbox && outbox is not ("true" or "false"))
        {
            yield return (OutboxKey, outbox, "'true' or 'false'");
        }

        if (Value(options, UnknownKey) is { Length: > 0 } unknown && unknown is not ("report" or "silent"))
        {
            yield return (UnknownKey, unknown, "'report' or 'silent'");
        }

        foreach (var id in Split(Value(options, EntryPointsKey)))
        {
            if (id.Length < 3 || id[1] != ':' || id[0] is not ('M' or 'T'))
            {
                yield return (EntryPointsKey, id, "documentation ids separated by '|', 'T:Quartz.IJob' for a type or 'M:Acme.Nightly.Run' for a method");
            }
        }
    }

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : "";

    private static int? ReadDepth(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) && depth is >= 1 and <= LargestDepth ? depth : null;

    public static string[] Split(string? list)
    {
        var parts = (list ?? "").Split(['|'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i].Trim();
        }

        return parts;
    }

    private static string[] Read(AnalyzerConfigOptions options)
    {
        var values = new string[Options.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(options, Options[i]);
        }

        return values;
    }
}
