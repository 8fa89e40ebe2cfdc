using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Generators.Tests.Facade;

/// <summary>Projects of a solution: each compiled with the generator, or without the package, by its root namespace.</summary>
internal static class Projects
{
    /// <summary>A project with the package, as an IDE or the compiler sees it.</summary>
    public static GeneratorRun Project(string name, string source, params GeneratorRun[] references) => Project(name, name, [source], references);

    public static GeneratorRun Project(string name, string root, string[] sources, params GeneratorRun[] references)
        => GeneratorHarness.Run(
            sources,
            name,
            new Dictionary<string, string> { ["build_property.RootNamespace"] = root },
            [.. references.Select(static reference => reference.ToReference())]);

    /// <summary>A project without the package: analyzers and generators do not flow through a reference.</summary>
    public static CSharpCompilation WithoutPackage(string name, string source, params GeneratorRun[] references)
        => GeneratorHarness.Compile([source], name, references.Select(static reference => reference.ToReference()));

    public static MetadataReference ToReference(this CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>The errors, as <c>CS0117: message</c>.</summary>
    public static string[] Errors(this GeneratorRun run)
        => [.. run.Output.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
}
