using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>TJ3001 to TJ3028, TJ9003 and TJ9004: what a second attempt of a job would do again. One walk, one table, one class for all of them.</summary>
/// <remarks>Findings stand on the call in the job's own body, so that they show while typing; the effect itself is an additional location.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JobMustSurviveRetry : JobAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.PostIsRepeated, Descriptors.PatchIsRepeated, Descriptors.MessageToPersonIsRepeated, Descriptors.FileIsAppendedTo,
        Descriptors.InsertIsRepeated, Descriptors.RelativeUpdateIsRepeated, Descriptors.SqlIsNotVisible, Descriptors.EntityIsAddedAgain,
        Descriptors.EntityIsChangedRelatively, Descriptors.BulkUpdateIsRelative, Descriptors.StaticStateIsChanged, Descriptors.RedisCommandIsRepeated,
        Descriptors.MessageIsPublishedAgain, Descriptors.NameChangesOnEveryAttempt, Descriptors.KeyChangesOnEveryAttempt, Descriptors.JobIsEnqueuedAgain,
        Descriptors.PaymentHasNoKey, Descriptors.RemoteStateIsAddedTo, Descriptors.EffectsShareOneJob, Descriptors.GuardLeavesWindow,
        Descriptors.LockIsNoGuard, Descriptors.EffectIsUnknown, Descriptors.ClaimHasNoReason, Descriptors.GuardKeyIsConstant,
        Descriptors.RetryCannotSucceed, Descriptors.EffectIsRetriedInPlace, Descriptors.DeclaredEffectIsRepeated, Descriptors.NameSuggestsEffect,
        Descriptors.JobIsNotFollowedToItsEnd, Descriptors.JobCannotBeAnalysed,
    ];

    private protected override bool RunsWithoutTypedJobs => true;

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var engines = new EffectEngines(context.Compilation, context.Options);
        if (symbols.JobAttribute is null && !engines.HasEntryPoints)
        {
            return;
        }

        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol method)
            {
                return;
            }

            try
            {
                Report(block, method, symbols, engines);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One job that we cannot read must not cost the others their findings, as an analyzer that throws would.
                var what = exception.GetType().Name + ": " + exception.Message.Replace('\r', ' ').Replace('\n', ' ');
                block.ReportDiagnostic(Diagnostic.Create(Descriptors.JobCannotBeAnalysed, method.Locations[0], Display.Of(method), what));
            }
        });
    }

    private static void Report(OperationBlockAnalysisContext block, IMethodSymbol method, KnownSymbols symbols, EffectEngines engines)
    {
        var isJob = symbols.JobAttributeOf(method) is not null;
        if (isJob ? !JobPromises.RunsAtMostOnce(method, symbols.JobAttributeOf(method)!) : engines.EntryPointsFor(block.FilterTree).Contains(method))
        {
            new JobReport(block, method, isJob ? method.Name : Display.Of(method), engines.For(block.FilterTree)).Write();
        }
        else if (JobPromises.ClaimWithoutReason(method, symbols))
        {
            new JobReport(block, method, method.Name, engines.For(block.FilterTree)).WriteClaim();
        }
    }
}
