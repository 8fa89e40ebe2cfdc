using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4013: a queue that <c>typedjobs.queues</c> does not list is likely misspelt, and no worker serves it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueShouldBeDeclared : JobAnalyzer
{
    /// <summary>The key under which TJ4013 and TJ4038 carry the queue of nearly that name.</summary>
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
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = names[i].Trim();
                if (names[i] == queue)
                {
                    return;
                }
            }

            var nearest = NearestName.Of(queue, names);

            symbol.ReportDiagnostic(Diagnostic.Create(
                Descriptors.QueueShouldBeDeclared, source.LocationOf(JobSettingTable.Queue.Name, symbol.CancellationToken) ?? method.Locations[0],
                ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, nearest), queue, method.Name, nearest is null ? "" : $"; did you mean '{nearest}'?"));
        });
}
