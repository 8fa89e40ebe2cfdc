using System;
using System.Globalization;
using System.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The invoker of a job, in the author's own class so that the method may be private: decodes, resolves, calls.</summary>
internal static class InvokerEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.ServiceProvider";

    /// <summary>The invoker by its global:: name.</summary>
    public static string NameOf(JobModel job) => ContainerOf(job) + "." + job.InvokerName;

    private static string ContainerOf(JobModel job)
        => (job.Namespace.Length == 0 ? "global::" : $"global::{job.Namespace}.") + string.Join(".", job.ContainingTypes.Select(static t => t.Name));

    /// <summary>Writes the invoker's members.</summary>
    public static void Write(SourceWriter writer, JobModel job)
    {
        var names = new NameScope(job.Parameters.Concat(job.Upgrades.SelectMany(static u => u.Parameters)).Select(static p => p.Name));
        var context = names.Take("job");
        var reader = names.Take("reader");
        writer.Open($"""
            /// <summary>Decodes the arguments of job <c>{DocumentationEmitter.Escape(job.Entry.WireName)}</c>, supplies the rest and calls the method.</summary>
            {GeneratedNames.Hidden}
            {GeneratedNames.Attribute}{(job.IsObsolete ? "\n" + GeneratedNames.Obsolete : string.Empty)}
            internal static global::System.Threading.Tasks.ValueTask {job.InvokerName}(global::TypedJobs.JobContext {context}, ref global::MessagePack.MessagePackReader {reader})
            """);
        WriteDecoding(writer, job, names, context, reader);
        WriteCall(writer, job, context);
        writer.Close();
        ArgumentsUpgradeEmitter.WriteTests(writer, job);
    }

    private static void WriteDecoding(SourceWriter writer, JobModel job, NameScope names, string context, string reader)
    {
        var payload = job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload).ToArray();
        if (payload.Length == 0)
        {
            return;
        }

        var decoding = new Decoding(context, reader, names.Take("count"), names.Take("argument"));
        var exception = names.Take("exception");
        foreach (var parameter in payload)
        {
            writer.WriteLine($"{parameter.Payload!.Type} {parameter.Name}{AbsentValueOf(parameter)};");
        }

        writer.WriteLine($"string? {decoding.At} = null;");
        writer.Open("try");
        for (var i = 0; i < job.Upgrades.Count; i++)
        {
            WriteUpgrade(writer, job, i, payload, decoding, names);
        }

        if (job.Upgrades.Count > 0)
        {
            writer.Open("else");
        }

        WriteReads(writer, payload, decoding);
        if (job.Upgrades.Count > 0)
        {
            writer.Close();
        }

        writer.Close();
        writer.Open($"catch (global::System.Exception {exception})");
        writer.WriteLine($"throw global::TypedJobs.Serialization.JobArguments.Undecodable({context}, ref {reader}, {decoding.At}, {exception}, {EncodingEmitter.LabelsOf(payload)});");
        writer.Close();
        writer.WriteLine();
    }

    private static string AbsentValueOf(JobParameterModel parameter)
        => parameter.Default is { } value ? " = " + value : parameter.IsParams ? " = []" : string.Empty;

    private static void WriteUpgrade(SourceWriter writer, JobModel job, int number, JobParameterModel[] payload, Decoding decoding, NameScope names)
    {
        // The old parameters may have the names of the new ones, which are in scope.
        var upgrade = job.Upgrades[number];
        var old = upgrade.Parameters.Select((p, i) => p with { Name = names.Take("old" + (i + 1).ToString(CultureInfo.InvariantCulture)) }).ToArray();
        writer.Open($"{(number == 0 ? "if" : "else if")} ({ArgumentsUpgradeEmitter.TestOf(job, number)}({decoding.Reader}))");
        foreach (var parameter in old)
        {
            writer.WriteLine($"{parameter.Payload!.Type} {parameter.Name}{AbsentValueOf(parameter)};");
        }

        WriteReads(writer, old, decoding);
        var target = payload.Length == 1 ? payload[0].Name : $"({string.Join(", ", payload.Select(static p => p.Name))})";
        writer.WriteLine($"{decoding.At} = {Expressions.Text(upgrade.Method.TrimStart('@') + "()")};");
        writer.WriteLine($"{target} = {ContainerOf(job)}.{upgrade.Method}({string.Join(", ", old.Select(static p => p.Name))});");
        writer.Close();
    }

    private static void WriteReads(SourceWriter writer, JobParameterModel[] payload, Decoding decoding)
    {
        // An optional parameter may stand before one that is not: [Optional] is an attribute like others.
        var required = 1 + Array.FindLastIndex(payload, static p => p.Default is null && !p.IsParams);
        writer.WriteLine($"{(required < payload.Length ? $"var {decoding.Count} = " : string.Empty)}global::TypedJobs.Serialization.JobArguments.ReadHeader(ref {decoding.Reader}, {decoding.Context}, {required});");
        for (var i = 0; i < payload.Length; i++)
        {
            var read = $"{payload[i].Name} = {Expressions.Read(payload[i].Payload!, decoding.Reader)};";
            var mark = $"{decoding.At} = {Expressions.Text(payload[i].Name.TrimStart('@'))};";
            if (i < required)
            {
                writer.WriteLine(mark);
                writer.WriteLine(read);
                continue;
            }

            writer.WriteLine();
            writer.Open($"if ({decoding.Count} > {i})");
            writer.WriteLine(mark);
            writer.WriteLine(read);
            writer.Close();
        }
    }

    private static void WriteCall(SourceWriter writer, JobModel job, string context)
    {
        foreach (var service in job.Parameters.Where(static p => p.Service is not null))
        {
            writer.WriteLine($"var {service.Name} = {Resolve(service, context)};");
        }

        var call = $"{ContainerOf(job)}.{job.MethodName}({string.Join(", ", job.Parameters.Select(p => ArgumentOf(p, context)))})";
        switch (job.Return)
        {
            case JobReturnKind.Nothing:
                writer.WriteLine(call + ";");
                writer.WriteLine("return default;");
                break;
            case JobReturnKind.Value:
                writer.WriteLine(KeepResult(job.Result!, "SetResult", context, call) + ";");
                writer.WriteLine("return default;");
                break;
            case JobReturnKind.Task:
                writer.WriteLine($"return new global::System.Threading.Tasks.ValueTask({call});");
                break;
            case JobReturnKind.ValueTask:
                writer.WriteLine($"return {call};");
                break;
            default:
                writer.WriteLine($"return {KeepResult(job.Result!, "SetResultAsync", context, call)};");
                break;
        }
    }

    private static string KeepResult(ValueModel result, string method, string context, string call)
        => $"""
            global::TypedJobs.Serialization.JobArguments.{method}<{Expressions.CheckedCodec(result)}, {result.PlainType}>(
                {context},
                {call}{(result.IsAnnotated ? "!" : string.Empty)})
            """;

    private static string ArgumentOf(JobParameterModel parameter, string context) => parameter.Kind switch
    {
        JobParameterKind.Context => context,
        JobParameterKind.Token => context + ".CancellationToken",
        _ => parameter.Name,
    };

    // GetService answers null where the parameter says that it may; the parameter's own annotation says so to the compiler.
    private static string Resolve(JobParameterModel parameter, string context) => (parameter.Kind, parameter.IsOptionalService) switch
    {
        (JobParameterKind.Service, true) => $"{Services}ServiceExtensions.GetService<{parameter.Service}>({context}.Services)!",
        (JobParameterKind.Service, false) => $"{Services}ServiceExtensions.GetRequiredService<{parameter.Service}>({context}.Services)",
        (_, true) => $"{Services}KeyedServiceExtensions.GetKeyedService<{parameter.Service}>({context}.Services, {parameter.ServiceKey})!",
        (_, false) => $"{Services}KeyedServiceExtensions.GetRequiredKeyedService<{parameter.Service}>({context}.Services, {parameter.ServiceKey})",
    };

    /// <summary>The names of the invoker's own variables.</summary>
    private sealed record Decoding(string Context, string Reader, string Count, string At);
}
