namespace TypedJobs.Generators.Tests;

/// <summary>Compares with <c>Snapshots/Name.verified.cs</c>; what differs is left beside it as <c>Name.received.cs</c>, to be looked at and renamed.</summary>
internal static class Golden
{
    public static void Verify(string name, string received)
    {
        var folder = FindFolder();
        var verified = Path.Combine(folder, name + ".verified.cs");
        var beside = Path.Combine(folder, name + ".received.cs");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : string.Empty;
        if (expected == received)
        {
            File.Delete(beside);
            return;
        }

        File.WriteAllText(beside, received);
        Assert.Fail($"{beside} differs from {name}.verified.cs. First difference:\n{FirstDifference(expected, received)}");
    }

    // Not [CallerFilePath]: a deterministic build maps it to a path that does not exist.
    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedJobs.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "TypedJobs.Generators.Tests", "Snapshots");
            }
        }

        throw new InvalidOperationException($"No TypedJobs.sln above '{AppContext.BaseDirectory}': run the tests from the build output inside the repository.");
    }

    private static string FirstDifference(string expected, string received)
    {
        var (left, right) = (expected.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }
}
