using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.RegularExpressions;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>XML documentation of generated members: the author's where there is some, and never none, which would be CS1591.</summary>
internal static class DocumentationEmitter
{
    // Where there is no parameter, its name is a word: CS1734 otherwise.
    private static readonly Regex ParameterReference = new("<paramref name=\"([^\"]*)\" *(?:/>|></paramref>)", RegexOptions.CultureInvariant);

    /// <summary>What the author wrote about the job, or a summary in its place, for a type or a property.</summary>
    public static void WriteJob(SourceWriter writer, RegistryEntryModel entry)
    {
        WriteElement(writer, "summary", WithoutParameters(SummaryOf(entry)));
        foreach (var section in entry.Documentation.Sections)
        {
            writer.WriteLine(Commented(WithoutParameters(section)));
        }
    }

    /// <summary>What the author wrote about the job and its arguments, and what the method adds.</summary>
    public static void WriteMethod(SourceWriter writer, JobModel job, string returns, string? client = null, string? token = null)
    {
        WriteElement(writer, "summary", SummaryOf(job.Entry));
        foreach (var section in job.Entry.Documentation.Sections)
        {
            writer.WriteLine(Commented(section));
        }

        if (client is not null)
        {
            WriteParameter(writer, client, "Enqueues the job.");
        }

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

        WriteElement(writer, "returns", job.Entry.Documentation.Returns.Length > 0 ? $"{returns} Its result: {job.Entry.Documentation.Returns}" : returns);
    }

    private static string SummaryOf(RegistryEntryModel entry)
        => entry.Documentation.Summary.Length > 0 ? entry.Documentation.Summary : $"Job <c>{Escape(entry.WireName)}</c>.";

    private static string WithoutParameters(string xml) => xml.Contains("<paramref") ? ParameterReference.Replace(xml, "<c>$1</c>") : xml;

    private static void WriteParameter(SourceWriter writer, string name, string text)
        => WriteElement(writer, "param", text, $" name=\"{name}\"");

    private static void WriteElement(SourceWriter writer, string element, string xml, string attributes = "")
    {
        if (!xml.Contains("\n"))
        {
            writer.WriteLine($"/// <{element}{attributes}>{xml}</{element}>");
            return;
        }

        writer.WriteLine(Commented($"<{element}{attributes}>\n{xml}\n</{element}>"));
    }

    private static string Commented(string xml) => string.Join("\n", xml.Split('\n').Select(static line => line.Length == 0 ? "///" : "/// " + line));

    public static string Escape(string text) => SecurityElement.Escape(text);

    private static IEnumerable<JobParameterModel> PayloadOf(JobModel job) => job.Parameters.Where(static p => p.Kind == JobParameterKind.Payload);
}
