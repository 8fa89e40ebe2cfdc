using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Analyzers.Idempotency;
using TypedJobs.Analyzers.Reliability;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Configuration;

/// <summary>What may stand in <c>.editorconfig</c> for TypedJobs: the keys, and the values that the rules understand.</summary>
internal static class KnownSettings
{
    private const string Prefix = "typedjobs.";

    private static readonly Setting[] All =
    [
        new(IdempotencySettings.EntryPointsKey, "documentation ids separated by '|', 'T:Quartz.IJob' for a type or 'M:Acme.Nightly.Run' for a method", IsEntryPoint, '|'),
        new(IdempotencySettings.IdempotentApisKey, IdempotencySettings.ApisForm, DocumentationIds.IsWellFormed, '|'),
        new(IdempotencySettings.NonIdempotentApisKey, IdempotencySettings.ApisForm, DocumentationIds.IsWellFormed, '|'),
        new(IdempotencySettings.HttpPathsKey, "ends of paths separated by '|', '*/_search|*/preview'", static path => !HasSpace(path), '|'),
        new(IdempotencySettings.KeyHeadersKey, "names of headers separated by '|', 'X-Request-Key|X-Operation-Id'", IsHeader, '|'),
        new(IdempotencySettings.OutboxKey, "'true' or 'false'", static value => value is "true" or "false"),
        new(IdempotencySettings.UnknownKey, "'report' or 'silent'", static value => value is "report" or "silent"),
        new(IdempotencySettings.DepthKey, "a number from 1 to 20", static value => IdempotencySettings.ReadDepth(value) is not null),
        new(QueueShouldBeDeclared.Option, "names of queues separated by commas, 'default, mail'", WireNames.IsQueueName, ','),
    ];

    /// <summary>The keys that a rule reads.</summary>
    public static IEnumerable<string> Keys
    {
        get
        {
            foreach (var setting in All)
            {
                yield return setting.Key;
            }
        }
    }

    /// <summary>Settings that mean nothing: the key, the value, and what may stand there.</summary>
    public static IEnumerable<(string Key, string Value, string Allowed)> FindUnreadable(AnalyzerConfigOptions options)
    {
        foreach (var setting in All)
        {
            if (!options.TryGetValue(setting.Key, out var value))
            {
                continue;
            }

            foreach (var part in setting.Separator is { } separator ? value.Split(separator) : [value])
            {
                if (part.Trim() is { Length: > 0 } text && !setting.IsUnderstood(text))
                {
                    yield return (setting.Key, text, setting.Allowed);
                }
            }
        }

        foreach (var key in options.Keys)
        {
            if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && Array.FindIndex(All, known => known.Key == key) < 0 && options.TryGetValue(key, out var value))
            {
                yield return (key, value, "one of " + string.Join(", ", Keys));
            }
        }
    }

    private static bool IsEntryPoint(string id) => id.Length > 2 && id[1] == ':' && id[0] is 'M' or 'T';

    private static bool IsHeader(string name)
    {
        foreach (var c in name)
        {
            if (!(c is > ' ' and < (char)127) || c is ',' or ':' or ';' or '"' or '(' or ')' or '/' or '=' or '[' or ']' or '{' or '}')
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSpace(string text) => text.IndexOf(' ') >= 0;

    private readonly struct Setting
    {
        public Setting(string key, string allowed, Func<string, bool> isUnderstood, char? separator = null)
        {
            Key = key;
            Allowed = allowed;
            IsUnderstood = isUnderstood;
            Separator = separator;
        }

        public string Key { get; }

        /// <summary>What may stand there, in the words of the message.</summary>
        public string Allowed { get; }

        public Func<string, bool> IsUnderstood { get; }

        /// <summary>What separates the values of a list; null if the setting is one value.</summary>
        public char? Separator { get; }
    }
}
