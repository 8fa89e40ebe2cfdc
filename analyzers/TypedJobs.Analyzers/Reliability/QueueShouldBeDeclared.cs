using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4013: a queue that <c>typedjobs.queues</c> does not list is likely misspelt, and no worker serves it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueShouldBeDeclared : JobAnalyzer
{
    /// <summary>The key under which TJ4013 carries the declared queue of nearly that name.</summary>
    internal const string NearestProperty = "nearest";

    /// <summary>The setting that lists the queues.</summary>
    internal const string Option = "typedjobs.queues";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.QueueShouldBeDeclared];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
        => OnJobMethod(context, symbols, static (symbol, method, attribute) =>
        {
            var settings = new JobSettings(method, attribute);
            if (settings.SourceOf(JobSettingTable.Queue) is not { } source || settings.Text(JobSettingTable.Queue) is not { } queue || method.Locations[0].SourceTree is not { } tree
                || !symbol.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Option, out var declared)
                || string.IsNullOrWhiteSpace(declared))
            {
                return;
            }

            var names = declared.Split(',');
            string? nearest = null;
            var distance = 3;
            foreach (var candidate in names)
            {
                var name = candidate.Trim();
                if (name == queue)
                {
                    return;
                }

                if (Distance(name, queue) is var edits && edits < distance)
                {
                    (nearest, distance) = (name, edits);
                }
            }

            symbol.ReportDiagnostic(Diagnostic.Create(
                Descriptors.QueueShouldBeDeclared, source.LocationOf(JobSettingTable.Queue.Name, symbol.CancellationToken) ?? method.Locations[0],
                ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, nearest), queue, method.Name, nearest is null ? "" : $"; did you mean '{nearest}'?"));
        });

    // Levenshtein over two rows.
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
