namespace TypedJobs.Tests;

/// <summary>The checked-out tree that the tests were built from.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds <c>TypedJobs.sln</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        // Not [CallerFilePath]: a deterministic build maps it to a path that does not exist.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TypedJobs.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No TypedJobs.sln above '{AppContext.BaseDirectory}': run the tests from the build output inside the repository.");
    }
}
