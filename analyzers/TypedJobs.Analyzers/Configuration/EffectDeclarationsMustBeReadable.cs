using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.Analyzers.Configuration;

/// <summary>TJ9001 and TJ9002: what is declared of effects, in <c>TypedJobs.Effects.txt</c> and by <c>[EffectOf]</c>, must say something, and one thing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EffectDeclarationsMustBeReadable : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.EffectDeclarationMustBeReadable, Descriptors.EffectMustBeDeclaredOnce];

    // A project that scans its jobs of another library declares effects too.
    private protected override bool RunsWithoutTypedJobs => true;

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterAdditionalFileAction(static file =>
        {
            if (EffectsFile.Is(file.AdditionalFile) && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
            {
                CheckFile(file, text);
            }
        });
        if (symbols.JobAttribute is not null)
        {
            var listed = new Lazy<List<KeyValuePair<string, DeclaredEffect>>>(
                () => EffectsFile.Read(context.Options.AdditionalFiles, context.CancellationToken));
            context.RegisterSyntaxNodeAction(node => CheckAttribute(node, listed), SyntaxKind.Attribute);
        }
    }

    private static void CheckFile(AdditionalFileAnalysisContext context, SourceText text)
    {
        var declared = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var line in text.Lines)
        {
            if (!EffectsFile.SaysSomething(line))
            {
                continue;
            }

            var content = line.ToString().Trim();
            var location = Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            if (EffectsFile.Parse(line.ToString(), out var id) is not { } effect)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.EffectDeclarationMustBeReadable, location, content,
                    "write 'I' or 'N', a documentation id such as M:Acme.Client.Add or T:Acme.Client, and perhaps 'unless parameterName'"));
            }
            else if (declared.TryGetValue(id, out var isIdempotent) && isIdempotent != effect.IsIdempotent)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.EffectMustBeDeclaredOnce, location, id, Word(effect.IsIdempotent)));
            }
            else
            {
                declared[id] = effect.IsIdempotent;
            }
        }
    }

    private static void CheckAttribute(SyntaxNodeAnalysisContext context, Lazy<List<KeyValuePair<string, DeclaredEffect>>> listed)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Parent is not AttributeListSyntax { Target: not null } || attribute.ArgumentList is not { Arguments.Count: > 1 } list
            || !context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type.HasName("TypedJobs.EffectOfAttribute"))
        {
            return;
        }

        var argument = list.Arguments[0].Expression;
        if (context.SemanticModel.GetConstantValue(argument, context.CancellationToken).Value is not string id)
        {
            return;
        }

        if (!DocumentationIds.IsWellFormed(id))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.EffectDeclarationMustBeReadable, argument.GetLocation(), id, "write a documentation id such as M:Acme.Client.Add or T:Acme.Client"));
            return;
        }

        const int Idempotent = 0;
        var isIdempotent = context.SemanticModel.GetConstantValue(list.Arguments[1].Expression, context.CancellationToken).Value is Idempotent;
        foreach (var other in listed.Value)
        {
            if (other.Key == id && other.Value.IsIdempotent != isIdempotent)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.EffectMustBeDeclaredOnce, argument.GetLocation(), id, Word(isIdempotent)));
                return;
            }
        }
    }

    private static string Word(bool isIdempotent) => isIdempotent ? "idempotent" : "non-idempotent";
}
