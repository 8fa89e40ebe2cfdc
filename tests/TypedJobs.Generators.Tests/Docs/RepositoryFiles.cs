using TypedJobs.Tests;

namespace TypedJobs.Generators.Tests.Docs;

/// <summary>What is in the repository, without what builds leave there.</summary>
internal static class RepositoryFiles
{
    /// <summary>The files by their paths below the root, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below(new DirectoryInfo(RepositoryRoot.Path), "").Order(StringComparer.Ordinal)];

    /// <summary>The files and the folders that hold any.</summary>
    public static IReadOnlySet<string> Paths { get; } = All.SelectMany(WithFolders).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Below(DirectoryInfo folder, string path)
        => folder.EnumerateFiles().Select(file => path + file.Name).Concat(folder.EnumerateDirectories()
            .Where(static child => child.Name is not ("bin" or "obj" or "artifacts" or ".git" or ".vs"))
            .SelectMany(child => Below(child, $"{path}{child.Name}/")));

    private static IEnumerable<string> WithFolders(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
