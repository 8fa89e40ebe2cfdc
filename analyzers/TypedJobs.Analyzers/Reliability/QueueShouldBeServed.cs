using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Reliability;

/// <summary>TJ4038: where a program lists the queues of its workers, the queue of one of its jobs is likely one of them.</summary>
/// <remarks>Silent where a worker serves all queues of the program, and where a queue's name is known at run time only.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueueShouldBeServed : JobAnalyzer
{
    private const string Builder = "TypedJobs.TypedJobsBuilder";
    private const string Options = "TypedJobs.Worker.JobWorkerOptions";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.QueueShouldBeServed];

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var jobs = new ConcurrentBag<JobDeclaration>();
        var workers = new ConcurrentBag<bool>();
        var queues = new ConcurrentBag<string?>();
        OnJobMethod(context, symbols, (_, method, attribute) => jobs.Add(JobDeclaration.Of(method, attribute)));
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod.Name == "AddWorker" && call.TargetMethod.ContainingType.HasName(Builder))
                {
                    workers.Add(ListsItsQueues(call));
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var property = (IPropertyReferenceOperation)operation.Operation;
                if (property.Property.Name == "Queues" && property.Property.ContainingType.HasName(Options))
                {
                    queues.Add(NameOf(property));
                }
            },
            OperationKind.PropertyReference);
        context.RegisterCompilationEndAction(end =>
        {
            if (!workers.IsEmpty && workers.All(static listsQueues => listsQueues) && queues.All(static name => name is not null))
            {
                Report(end, jobs, new SortedSet<string>(queues!, StringComparer.Ordinal));
            }
        });
    }

    private static void Report(CompilationAnalysisContext context, IEnumerable<JobDeclaration> jobs, SortedSet<string> served)
    {
        foreach (var job in jobs.OrderBy(static j => j.Method.ToDisplayString(), StringComparer.Ordinal))
        {
            if (job.Settings.Text(JobSettingTable.Queue) is not { } queue || served.Contains(queue) || !WireNames.IsQueueName(queue))
            {
                continue;
            }

            var place = (job.Settings.SourceOf(JobSettingTable.Queue) ?? job.Attribute).LocationOf(JobSettingTable.Queue.Name, context.CancellationToken) ?? job.Method.Locations[0];
            var nearest = NearestName.Of(queue, served);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.QueueShouldBeServed, place, ImmutableDictionary<string, string?>.Empty.Add(QueueShouldBeDeclared.NearestProperty, nearest),
                queue, job.Method.Name, "'" + string.Join("', '", served) + "'", nearest is null ? "" : $"; did you mean '{nearest}'?"));
        }
    }

    // True if the worker is set up by a lambda that adds queues; one that adds none serves all, and another delegate is not read.
    private static bool ListsItsQueues(IInvocationOperation call)
        => call.Arguments.Length > 0 && call.Arguments[call.Arguments.Length - 1].Value is var configure
            && (configure is IDelegateCreationOperation creation ? creation.Target : configure) is IAnonymousFunctionOperation lambda
            && lambda.Body.Descendants().OfType<IPropertyReferenceOperation>().Any(static p => p.Property.Name == "Queues" && p.Property.ContainingType.HasName(Options));

    /// <summary>The queue that <c>Queues.Add("…")</c> adds; null if it is known at run time only, or something else is done with the list.</summary>
    private static string? NameOf(IPropertyReferenceOperation queues)
    {
        var used = queues.Parent is IConversionOperation conversion ? conversion.Parent : queues.Parent;
        return used is IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } arguments }
            && arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
    }
}
