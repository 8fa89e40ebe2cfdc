using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

/// <summary>Every diagnostic of TypedJobs, one partial file per family.</summary>
/// <remarks>
/// <para>Ids by range: TJ1xxx declaration (what a job method is), TJ2xxx serialization (what can be serialized), TJ3xxx idempotency (what a second
/// attempt repeats), TJ4xxx reliability (what loses or blocks a job), TJ5xxx evolution (what strands queued jobs), TJ9xxx configuration.</para>
/// <para>The promise: an id that has shipped is never reused and never comes to mean something else. A retired rule keeps its page.</para>
/// <para>Severity says how certain the rule is. Error: the job cannot work as written, in every program. Warning: likely wrong, and the
/// wording hedges. Info is not used, since a build does not show it; a rule that is guidance, or noisy on real code, is off by default.</para>
/// <para>A message has its subject first, then the evidence, the path to it, and the way out.</para>
/// </remarks>
internal static partial class Descriptors
{
    private const string DeclarationCategory = "TypedJobs.Declaration";
    private const string SerializationCategory = "TypedJobs.Serialization";
    private const string IdempotencyCategory = "TypedJobs.Idempotency";
    private const string ReliabilityCategory = "TypedJobs.Reliability";
    private const string EvolutionCategory = "TypedJobs.Evolution";
    private const string ConfigurationCategory = "TypedJobs.Configuration";

    private static DiagnosticDescriptor Error(string id, string category, string title, string message, params string[] tags)
        => new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink(id), customTags: tags);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message, params string[] tags)
        => new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink(id), customTags: tags);

    private static DiagnosticDescriptor OffByDefault(string id, string category, string title, string message, params string[] tags)
        => new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: false, helpLinkUri: HelpLink(id), customTags: tags);

    private static string HelpLink(string id) => "https://github.com/typedjobs/typedjobs/blob/main/analyzers/docs/" + id + ".md";
}
