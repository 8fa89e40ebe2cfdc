using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>How the facade turns the arguments of a call into bytes.</summary>
internal static class EncodingEmitter
{
    /// <summary>Writes the body of the method that makes a call.</summary>
    public static void Write(SourceWriter writer, JobParameterModel[] payload)
    {
        var names = new NameScope(payload.Select(static p => p.Name));
        var buffer = names.Take("buffer");
        var target = names.Take("writer");
        writer.WriteLine($"var {buffer} = global::TypedJobs.Serialization.PayloadBuffer.Rent();");
        writer.WriteLine($"var {target} = this.BeginCall({buffer}, {payload.Length});");
        if (payload.Length > 0)
        {
            WriteArguments(writer, payload, names, buffer, target);
        }

        writer.WriteLine($"return this.EndCall({buffer}, ref {target});");
    }

    /// <summary>The names of parameters and of their types, for messages: cold code only asks for them.</summary>
    public static string LabelsOf(JobParameterModel[] payload)
        => string.Join(", ", payload.Select(static p => $"{Expressions.Text(p.Name.TrimStart('@'))}, {Expressions.Text(p.Payload!.DisplayName)}"));

    private static void WriteArguments(SourceWriter writer, JobParameterModel[] payload, NameScope names, string buffer, string target)
    {
        var exception = names.Take("exception");
        writer.Open("try");
        foreach (var parameter in payload)
        {
            writer.WriteLine(Expressions.Write(parameter.Payload!, target, parameter.Name) + ";");
        }

        writer.Close();
        writer.Open($"catch (global::System.Exception {exception})");
        writer.WriteLine($"throw global::TypedJobs.Serialization.JobArguments.Unencodable(this.Descriptor, {buffer}, ref {target}, {exception}, {LabelsOf(payload)});");
        writer.Close();
        writer.WriteLine();
    }
}
