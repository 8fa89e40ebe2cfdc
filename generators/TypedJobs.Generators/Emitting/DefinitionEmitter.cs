using System.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The definition of a job, in the author's class: what <c>Jobs.SendEmail</c> is, with Enqueue, EnqueueAsync and With.</summary>
internal static class DefinitionEmitter
{
    /// <summary>Of the overload that takes a client first: a null or default that stands first is an argument of the job.</summary>
    public const string LessPreferred = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]";

    /// <summary>The definition by its global:: name.</summary>
    public static string NameOf(FacadeEntryModel entry) => "global::" + Identifiers.EscapeDotted(entry.Definition);

    public static void Write(SourceWriter writer, JobModel job, string client)
    {
        var type = Identifiers.Escape(job.Entry.Facade.DefinitionName);
        DocumentationEmitter.WriteJob(writer, job.Entry);
        WriteNotices(writer, job.Notices);
        writer.Open($"""
            {GeneratedNames.Attribute}
            {(job.Entry.Facade.IsPublic ? "public" : "internal")} sealed class {type} : {BaseOf(job)}
            """);
        DescriptorEmitter.WriteConstructor(writer, job, type);
        writer.WriteLine($$"""
            /// <summary>The only one there is.</summary>
            public static {{type}} Instance { get; } = new();

            """);
        WriteCalls(writer, job, client);
        WriteResultReader(writer, job);
        writer.Close();
    }

    /// <summary>Writes the author's attributes that warn who uses a job.</summary>
    public static void WriteNotices(SourceWriter writer, EquatableArray<string> notices)
    {
        foreach (var notice in notices)
        {
            writer.WriteLine($"[{notice}]");
        }
    }

    private static string BaseOf(JobModel job)
        => "global::TypedJobs.JobDefinition" + (job.Result is { } result ? $"<{result.Type}>" : string.Empty);

    private static void WriteCalls(SourceWriter writer, JobModel job, string client)
    {
        var payload = job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload).ToArray();
        var parameters = string.Join(", ", payload.Select(static p => p.Declaration));
        var call = $"this.With({string.Join(", ", payload.Select(static p => p.Name))})";
        var result = job.Result is { } value ? $"<{value.Type}>" : string.Empty;
        DocumentationEmitter.WriteMethod(writer, job, "The job that was enqueued, once Redis has it; blocks until then, for code that cannot await.");
        writer.WriteLine($"public global::TypedJobs.JobHandle{result} Enqueue({parameters})");
        writer.WriteLine($"    => {call}.Enqueue();");
        writer.WriteLine();
        WriteEnqueueAsync(writer, job, payload, call, result, client: null);
        WriteEnqueueAsync(writer, job, payload, call, result, client);
        DocumentationEmitter.WriteMethod(writer, job, "The call as a value, to give options to, to enqueue in bulk or to pass to a client; nothing is enqueued yet.");
        writer.Open($"public global::TypedJobs.JobCall{result} With({parameters})");
        EncodingEmitter.Write(writer, payload);
        writer.Close();
    }

    private static void WriteEnqueueAsync(SourceWriter writer, JobModel job, JobParameterModel[] payload, string call, string result, string? client)
    {
        var names = payload.Select(static p => p.Name).ToArray();
        var (first, token) = (Identifiers.Unique("client", names), Identifiers.Unique("cancellationToken", names));

        // Nothing can follow a params parameter: there, a token goes by With(…).EnqueueAsync(token).
        var hasToken = !payload.Any(static p => p.IsParams);
        var parameters = payload.Select(static p => p.Declaration);
        if (client is not null)
        {
            parameters = parameters.Prepend($"{client} {first}");
        }

        if (hasToken)
        {
            parameters = parameters.Append($"global::System.Threading.CancellationToken {token} = default");
        }

        DocumentationEmitter.WriteMethod(
            writer, job, "The job that was enqueued, once Redis has it.", client is null ? null : first, hasToken ? token : null);
        if (client is not null)
        {
            writer.WriteLine(LessPreferred);
        }

        var head = $"public global::System.Threading.Tasks.ValueTask<global::TypedJobs.JobHandle{result}> EnqueueAsync({string.Join(", ", parameters)})";
        if (client is null)
        {
            writer.WriteLine(head);
            writer.WriteLine($"    => {call}.EnqueueAsync({(hasToken ? token : string.Empty)});");
        }
        else
        {
            writer.Open(head);
            writer.WriteLine($"global::System.ArgumentNullException.ThrowIfNull({first});");
            writer.WriteLine($"return {first}.EnqueueAsync({call}{(hasToken ? ", " + token : string.Empty)});");
            writer.Close();
        }

        writer.WriteLine();
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
}
