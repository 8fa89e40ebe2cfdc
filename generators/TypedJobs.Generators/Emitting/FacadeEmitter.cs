using System;
using System.Collections.Generic;
using System.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The entry of a job in the facade: <c>Jobs.SendEmail</c> with Enqueue, EnqueueAsync and With.</summary>
internal static class FacadeEmitter
{
    // Members of object: an entry of such a name hides them, and must say so.
    private static readonly HashSet<string> ObjectMembers = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    public static void Write(SourceWriter writer, JobModel job, FacadeModel facade)
    {
        var ns = Identifiers.EscapeDotted(facade.Namespace);
        var access = job.Entry.IsPublic ? "public" : "internal";
        var hides = ObjectMembers.Contains(job.Entry.FacadeName) ? "new " : string.Empty;
        var type = TypeOf(job);
        writer.OpenNamespace(ns);
        writer.Open("static partial class " + Identifiers.Escape(facade.Name));
        DocumentationEmitter.WriteJob(writer, job);
        foreach (var notice in job.Notices)
        {
            writer.WriteLine($"[{notice}]");
        }

        writer.WriteLine($$"""
            {{GeneratedNames.Attribute}}
            {{access}} {{hides}}static {{type}} {{Identifiers.Escape(job.Entry.FacadeName)}} { get; } = new();

            /// <summary>The calls of job <c>{{DocumentationEmitter.Escape(job.Entry.WireName)}}</c>.</summary>
            {{GeneratedNames.Attribute}}
            """);
        if (job.IsObsolete)
        {
            writer.WriteLine(GeneratedNames.Obsolete);
        }

        writer.Open($"{access} sealed class {type} : {BaseOf(job)}");
        DescriptorEmitter.WriteConstructor(writer, job, type);
        WriteCalls(writer, job);
        WriteResultReader(writer, job);
        writer.Close();
        writer.Close();
        writer.CloseNamespace(ns);
    }

    public static string TypeOf(JobModel job) => Identifiers.Escape(job.Entry.FacadeName + "Job");

    private static string BaseOf(JobModel job)
        => "global::TypedJobs.JobDefinition" + (job.Result is { } result ? $"<{result.Type}>" : string.Empty);

    private static void WriteCalls(SourceWriter writer, JobModel job)
    {
        var payload = job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload).ToArray();
        var parameters = string.Join(", ", payload.Select(ParameterOf));
        var arguments = string.Join(", ", payload.Select(static p => p.Name));
        var result = job.Result is { } value ? $"<{value.Type}>" : string.Empty;
        DocumentationEmitter.WriteMethod(
            writer, job, "Enqueues the job and blocks until Redis has it: for code that cannot await.", "The job that was enqueued.");
        writer.WriteLine($"public global::TypedJobs.JobHandle{result} Enqueue({parameters})");
        writer.WriteLine($"    => this.With({arguments}).Enqueue();");
        writer.WriteLine();
        WriteEnqueueAsync(writer, job, payload, result);
        DocumentationEmitter.WriteMethod(
            writer, job, "The call as a value, to give options to, to enqueue in bulk or to pass to a client.", "The call; nothing is enqueued yet.");
        writer.Open($"public global::TypedJobs.JobCall{result} With({parameters})");
        EncodingEmitter.Write(writer, payload);
        writer.Close();
    }

    private static void WriteEnqueueAsync(SourceWriter writer, JobModel job, JobParameterModel[] payload, string result)
    {
        var arguments = string.Join(", ", payload.Select(static p => p.Name));
        var parameters = payload.Select(ParameterOf);

        // Nothing can follow a params parameter: there, a token goes by With(…).EnqueueAsync(token).
        var token = payload.Any(static p => p.IsParams) ? null : Identifiers.Unique("cancellationToken", payload.Select(static p => p.Name));
        if (token is not null)
        {
            parameters = parameters.Append($"global::System.Threading.CancellationToken {token} = default");
        }

        DocumentationEmitter.WriteMethod(
            writer, job, "Enqueues the job with the default client.", "The job that was enqueued, once Redis has it.", token);
        writer.WriteLine($"""
            public global::System.Threading.Tasks.ValueTask<global::TypedJobs.JobHandle{result}> EnqueueAsync({string.Join(", ", parameters)})
                => this.With({arguments}).EnqueueAsync({token});

            """);
    }

    private static void WriteResultReader(SourceWriter writer, JobModel job)
    {
        if (job.Result is not { } result)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"""
            /// <inheritdoc/>
            {GeneratedNames.Hidden}
            protected override {result.Type} DecodeResult(ref global::MessagePack.MessagePackReader reader)
                => {Expressions.Read(result, "reader")};
            """);
    }

    private static string ParameterOf(JobParameterModel parameter)
        => parameter.Attributes + (parameter.IsParams ? "params " : string.Empty)
            + $"{parameter.Payload!.Type} {parameter.Name}"
            + (parameter.Default is { } value && !parameter.IsOptionalByAttribute ? " = " + value : string.Empty);
}
