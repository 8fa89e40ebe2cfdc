using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedJobs.Analyzers;
using TypedJobs.Analyzers.Evolution;
using TypedJobs.Generators.Contract;

namespace TypedJobs.CodeFixes.Evolution;

/// <summary>
/// Mends TJ5004 and TJ5005 where parameters have only moved or come in between: an [UpgradesFrom] method puts the recorded ones in their places and gives
/// the new ones their defaults.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WriteUpgradeFix : JobCodeFix
{
    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ParameterMustKeepItsPlace.Id, Descriptors.NewParameterMustHaveADefault.Id];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method
            || method.Modifiers.Any(SyntaxKind.PartialKeyword) || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } job
            || !context.Diagnostics[0].Properties.TryGetValue(JobsMustKeepTheirContract.RecordedProperty, out var recorded) || string.IsNullOrEmpty(recorded)
            || UpgradeOf(method, job, recorded!.Split(';')) is not { } text)
        {
            return;
        }

        var lineEnd = LineEnds.Of(root);
        var upgrade = SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(lineEnd).WithTrailingTrivia(lineEnd).WithAdditionalAnnotations(Formatter.Annotation, Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation);
        var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(type, type.WithMembers(type.Members.Insert(type.Members.IndexOf(method) + 1, upgrade))));
        if (await CanBeCalledAsync(changed, method.SpanStart, context.CancellationToken).ConfigureAwait(false))
        {
            Offer(context, context.Diagnostics[0], "Write an upgrade from the recorded parameters", _ => Task.FromResult(changed));
        }
    }

    private static string? UpgradeOf(MethodDeclarationSyntax method, IMethodSymbol job, string[] recorded)
    {
        IParameterSymbol[] payload = [.. job.Parameters.Where(static p => JobSignature.KindOf(p) == JobParameterKind.Payload)];
        var old = new List<string>();
        foreach (var entry in recorded)
        {
            var name = entry.Split('=')[0];
            var parameter = payload.First(p => p.Name == name);
            var isOptional = entry.EndsWith("=default", System.StringComparison.Ordinal);
            if ((isOptional && !parameter.HasExplicitDefaultValue) || parameter.IsParams)
            {
                return null;
            }

            old.Add($"{parameter.Type.ToDisplayString(FullName)} {Identifier(name)}{(isOptional ? " = " + DefaultOf(method, parameter) : string.Empty)}");
        }

        var values = new List<string>();
        foreach (var parameter in payload)
        {
            var isOld = recorded.Any(entry => entry.Split('=')[0] == parameter.Name);
            if (!isOld && !parameter.HasExplicitDefaultValue && parameter.Type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated })
            {
                return null;
            }

            values.Add(isOld ? Identifier(parameter.Name) : parameter.HasExplicitDefaultValue ? DefaultOf(method, parameter) : "default");
        }

        var (type, value) = payload.Length == 1
            ? (payload[0].Type.ToDisplayString(FullName), values[0])
            : ($"({string.Join(", ", payload.Select(static p => $"{p.Type.ToDisplayString(FullName)} {Element(p.Name)}"))})", $"({string.Join(", ", values)})");
        return $"[global::TypedJobs.UpgradesFrom(nameof({Identifier(job.Name)}))]\nprivate static {type} {FreeName(job)}({string.Join(", ", old)}) => {value};";
    }

    private static string DefaultOf(MethodDeclarationSyntax method, IParameterSymbol parameter)
        => method.ParameterList.Parameters.First(p => p.Identifier.ValueText == parameter.Name).Default?.Value.ToString() ?? "default";

    private static string FreeName(IMethodSymbol job)
    {
        var number = 1;
        while (job.ContainingType.GetMembers(job.Name + "V" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)).Length > 0)
        {
            number++;
        }

        return job.Name + "V" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string Element(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    // Two lists that are stored alike cannot be told apart: such a change takes a new name, which is not a fix.
    private static async Task<bool> CanBeCalledAsync(Document changed, int position, CancellationToken cancellationToken)
    {
        var root = await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root?.FindToken(position).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && model?.GetDeclaredSymbol(method, cancellationToken) is { } job && KnownSymbols.Of(model.Compilation).JobAttributeOf(job) is { } attribute
            && JobContract.Check(JobDeclaration.Of(job, attribute)).IsEmpty;
    }
}
