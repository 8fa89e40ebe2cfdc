using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of one job: its entry in the facade, and its invoker in the author's class.</summary>
internal static class JobEmitter
{
    /// <summary>The file's name: <c>Namespace.Type.Method.g.cs</c>.</summary>
    public static string HintNameOf(JobModel job, JobIndexModel index)
        => HintNames.Of(job.Entry.HintName, job.Entry.Key, index.SharesHint(job.Entry));

    public static SourceText Emit(JobModel job, FacadeModel facade)
    {
        var writer = SourceWriter.ForFile();
        FacadeEmitter.Write(writer, job, facade);
        writer.WriteLine();
        InvokerEmitter.Write(writer, job);
        return writer.ToSourceText();
    }
}
