using System.Text;

namespace TypedJobs.Redis;

/// <summary>Reads scripts from the assembly and puts <c>--@include a b</c> lines' files in their place: one level deep, each once.</summary>
internal static class RedisScriptLoader
{
    public const string Include = "--@include ";

    private const string Folder = "TypedJobs.Scripts/";

    public static RedisScript Load(string name, int keyCount) => new(name, Expand(Read(name + ".lua"), Read), keyCount);

    /// <summary>Replaces include lines; comment lines are left out, since Redis has no use for them.</summary>
    internal static string Expand(string text, Func<string, string> read)
    {
        var expanded = new StringBuilder(text.Length * 2);
        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            if (!line.StartsWith(Include, StringComparison.Ordinal))
            {
                Append(expanded, line);
                continue;
            }

            foreach (var include in line[Include.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                AppendInclude(expanded, included, include, read);
            }
        }

        return expanded.ToString();
    }

    private static void AppendInclude(StringBuilder expanded, HashSet<string> included, string include, Func<string, string> read)
    {
        if (!included.Add(include))
        {
            throw new InvalidOperationException($"'{include}' is included twice in one script: leave the second out.");
        }

        foreach (var line in Lines(read($"includes/{include}.lua")))
        {
            if (line.StartsWith(Include, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"'includes/{include}.lua' includes another file: list it in the script instead.");
            }

            Append(expanded, line);
        }
    }

    private static void Append(StringBuilder expanded, string line)
    {
        if (!line.TrimStart().StartsWith("--", StringComparison.Ordinal))
        {
            expanded.Append(line).Append('\n');
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Read(string path)
    {
        using var stream = typeof(RedisScriptLoader).Assembly.GetManifestResourceStream(Folder + path)
            ?? throw new InvalidOperationException($"The script '{path}' is not embedded in this build of TypedJobs.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
