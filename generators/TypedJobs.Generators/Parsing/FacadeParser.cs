using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>Where the facade goes: from the project's properties and from what the compilation already has of that name.</summary>
internal static class FacadeParser
{
    public static FacadeModel Parse(Compilation compilation, AnalyzerConfigOptions options)
    {
        var name = FacadeContract.NameOf(options);
        var ns = FacadeContract.NamespaceOf(options, compilation.AssemblyName);
        return new FacadeModel(
            ns,
            name,
            compilation.AssemblyName ?? string.Empty,
            FacadeContract.ObstacleTo(compilation, ns, name),
            FacadeContract.FindUserPart(compilation.Assembly, ns, name) is not null,
            FacadeContract.TakenNames(compilation.Assembly, ns, name).ToEquatable(),
            FacadeContract.IsInternal(options),
            FacadeAlias.CanBeWritten(compilation, ns, name),
            ClientOf(compilation));
    }

    private static string? ClientOf(Compilation compilation)
        => compilation.GetTypeByMetadataName("TypedJobs.JobCatalog") is null ? null
            : compilation.GetTypeByMetadataName("TypedJobs.IJobClient") is null ? "global::TypedJobs.JobClient"
            : "global::TypedJobs.IJobClient";
}
