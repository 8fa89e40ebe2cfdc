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

    public const string IdempotentApisKey = "typedjobs.idempotent_apis";

    public const string NonIdempotentApisKey = "typedjobs.non_idempotent_apis";

    public const string HttpPathsKey = "typedjobs.idempotent_http_paths";

    public const string KeyHeadersKey = "typedjobs.idempotency_headers";

    /// <summary>What may stand in a list of APIs, in words.</summary>
    public const string ApisForm = "documentation ids separated by '|', 'M:Acme.Crm.Client.AddNote' for a method or 'T:Acme.Crm.Client' for a type";

    private const int DefaultDepth = 6;
    private const int LargestDepth = 20;

    private static readonly string[] Options =
    [
        IdempotentApisKey, NonIdempotentApisKey, HttpPathsKey, KeyHeadersKey, OutboxKey, UnknownKey, DepthKey,
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

    private static string Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : "";

    /// <summary>The depth that a text says; null if it says none.</summary>
    public static int? ReadDepth(string text)
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
