using System.Text.RegularExpressions;

namespace TypedJobs.Tests;

/// <summary>The generator's folders are read from left to right: Contract, Model, then Parsing and Emitting, which do not know each other.</summary>
/// <remarks>Namespaces follow folders, so a file that uses another folder names its namespace.</remarks>
public sealed partial class GeneratorLayeringTests
{
    [Theory]
    [InlineData("Contract", "")]
    [InlineData("Model", "Contract")]
    [InlineData("Parsing", "Contract Model")]
    [InlineData("Emitting", "Contract Model")]
    public void Layers_OfTheGenerator_AreKept(string folder, string mayUse)
    {
        var files = Directory.GetFiles(RepositoryRoot.Combine("generators", "TypedJobs.Generators", folder), "*.cs", SearchOption.AllDirectories);
        string[] allowed = [folder, .. mayUse.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => OurNamespace().Matches(File.ReadAllText(file))
            .Select(static match => match.Groups[1].Value)
            .Except(allowed)
            .Select(used => $"{folder}/{Path.GetFileName(file)} may not use {used}")));
    }

    [GeneratedRegex(@"TypedJobs\.Generators\.(Contract|Model|Parsing|Emitting)\b")]
    private static partial Regex OurNamespace();
}
