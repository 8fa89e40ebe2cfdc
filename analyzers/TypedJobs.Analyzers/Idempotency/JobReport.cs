using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Turns the summary of one job into diagnostics.</summary>
internal sealed class JobReport
{
    private readonly OperationBlockAnalysisContext _context;
    private readonly IMethodSymbol _method;
    private readonly string _job;
    private readonly EffectEngine _engine;
    private readonly HashSet<KeyValuePair<string, int>> _written = [];

    public JobReport(OperationBlockAnalysisContext context, IMethodSymbol method, string job, EffectEngine engine)
    {
        _context = context;
        _method = method;
        _job = job;
        _engine = engine;
    }

    public void Write()
    {
        if (_engine.Declarations.Find(_method) is { IsIdempotent: true })
        {
            return;
        }

        var summary = _engine.SummarizeJob(_method, _context.OperationBlocks);
        Effect? earlier = null;
        foreach (var effect in summary.Effects)
        {
            if (!IsForJobs(effect))
            {
                continue;
            }

            Write(effect, effect.Rule, _job);
            if (!RetryLoops.IsRepeatable(effect.Rule))
            {
                continue;
            }

            if (earlier is not null && earlier.Site.Syntax.SpanStart != effect.Site.Syntax.SpanStart)
            {
                Write(effect.Saying(earlier.Subject), Descriptors.EffectsShareOneJob, _job);
            }

            earlier = effect;
        }

        foreach (var unknown in summary.Unknown)
        {
            // Strict mode asks for every unknown call under one id; otherwise each is off by default.
            Write(unknown, _engine.Settings.ReportsUnknown ? Descriptors.EffectIsUnknown : unknown.Rule, _job);
        }

        if (summary.IsCut)
        {
            _context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.JobIsNotFollowedToItsEnd, _method.Locations[0], _job,
                "its calls go deeper than " + _engine.Settings.MaxDepth + " (" + IdempotencySettings.DepthKey + "), or one body has more than "
                + MethodBodyReader.Budget + " operations"));
        }
    }

    /// <summary>TJ3023 for the first effect of a method that claims to be idempotent and does not say why.</summary>
    public void WriteClaim()
    {
        foreach (var effect in _engine.SummarizeJob(_method, _context.OperationBlocks).Effects)
        {
            if (IsForJobs(effect) && effect.Rule.IsEnabledByDefault)
            {
                Write(effect, Descriptors.ClaimHasNoReason, Display.Of(_method));
                return;
            }
        }
    }

    /// <summary>False for questions that only a caller could have answered: a job has none.</summary>
    private static bool IsForJobs(Effect effect)
        => effect.Question is OpenQuestion.None or OpenQuestion.Key or OpenQuestion.Entity or OpenQuestion.Job;

    private void Write(Effect effect, DiagnosticDescriptor rule, string job)
    {
        var site = effect.Site.Syntax;
        if (!_written.Add(new KeyValuePair<string, int>(rule.Id, site.SpanStart)))
        {
            return;
        }

        var path = effect.Path.IsEmpty ? "" : " (via '" + string.Join("' → '", effect.Path) + "')";
        IEnumerable<Location> elsewhere = effect.Path.IsEmpty ? [] : [effect.Origin];
        _context.ReportDiagnostic(Diagnostic.Create(
            rule, site.GetLocation(), elsewhere, ImmutableDictionary<string, string?>.Empty, job, effect.Subject, path, effect.Evidence));
    }
}
