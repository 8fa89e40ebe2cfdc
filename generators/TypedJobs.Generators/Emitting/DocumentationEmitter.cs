using System.Collections.Generic;
using System.Linq;
using System.Security;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>XML documentation of generated members: the author's where there is some, and never none, which would be CS1591.</summary>
internal static class DocumentationEmitter
{
    /// <summary>The author's summary and remarks, or a summary in their place.</summary>
    public static void WriteJob(SourceWriter writer, JobModel job)
    {
        WriteElement(writer, "summary", job.Documentation.Summary.Length > 0 ? job.Documentation.Summary : $"Job <c>{Escape(job.Entry.WireName)}</c>.");
        if (job.Documentation.Remarks.Length > 0)
        {
            WriteElement(writer, "remarks", job.Documentation.Remarks);
        }
    }

    /// <summary>A summary, the payload's parameters, the token if there is one, and what is returned.</summary>
    public static void WriteMethod(SourceWriter writer, JobModel job, string summary, string returns, string? token = null)
    {
        WriteElement(writer, "summary", summary);
        foreach (var parameter in PayloadOf(job))
        {
            WriteParameter(
                writer,
                parameter.Name.TrimStart('@'),
                parameter.Documentation.Length > 0 ? parameter.Documentation : $"Argument <c>{Escape(parameter.Name.TrimStart('@'))}</c> of the job.");
        }

        if (token is not null)
        {
            WriteParameter(writer, token, "Gives up waiting; the job may be stored all the same.");
        }

        WriteElement(writer, "returns", returns);
    }

    private static void WriteParameter(SourceWriter writer, string name, string text)
        => WriteElement(writer, "param", text, $" name=\"{name}\"");

    private static void WriteElement(SourceWriter writer, string element, string xml, string attributes = "")
    {
        if (!xml.Contains("\n"))
        {
            writer.WriteLine($"/// <{element}{attributes}>{xml}</{element}>");
            return;
        }

        var lines = xml.Split('\n').Select(static line => "\n/// " + line);
        writer.WriteLine($"/// <{element}{attributes}>{string.Concat(lines)}\n/// </{element}>");
    }

    public static string Escape(string text) => SecurityElement.Escape(text);

    private static IEnumerable<JobParameterModel> PayloadOf(JobModel job) => job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload);
}
