using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of one job: its definition and its invoker, both in the author's class.</summary>
internal static class JobEmitter
{
    /// <summary>The file's name: <c>Namespace.Type.Method.g.cs</c>.</summary>
    public static string HintNameOf(JobModel job, JobIndexModel index)
        => HintNames.Of(job.Entry.HintName, job.Entry.Key, index.SharesHint(job.Entry));

    /// <param name="job">The job.</param>
    /// <param name="client">The type of a client, by its global:: name.</param>
    public static SourceText Emit(JobModel job, string client)
    {
        var writer = SourceWriter.ForFile();
        writer.OpenNamespace(job.Namespace);
        foreach (var type in job.ContainingTypes)
        {
            writer.Open($"partial {type.Keyword} {type.Name}");
        }

        DefinitionEmitter.Write(writer, job, client);
        writer.WriteLine();
        InvokerEmitter.Write(writer, job);
        foreach (var _ in job.ContainingTypes)
        {
            writer.Close();
        }

        writer.CloseNamespace(job.Namespace);
        return writer.ToSourceText();
    }
}
