using System.Runtime.CompilerServices;

namespace TypedJobs.Generators.Tests;

/// <summary>Compares with <c>Snapshots/Name.verified.cs</c>; what differs is left beside it as <c>Name.received.cs</c>, to be looked at and renamed.</summary>
internal static class Golden
{
    public static void Verify(string name, string received, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots");
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

    private static string FirstDifference(string expected, string received)
    {
        var (left, right) = (expected.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }
}
