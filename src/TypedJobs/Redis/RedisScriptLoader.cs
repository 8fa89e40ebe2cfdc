using System.Text;

namespace TypedJobs.Redis;

/// <summary>Reads scripts from the assembly, gives them the keys that their header names, and puts <c>--@include a b</c> lines' files in their place: one level
/// deep, each once.</summary>
/// <remarks>A header line <c>-- Keys: jobs leased</c> becomes <c>local key = { jobs = KEYS[1], leased = KEYS[2] }</c>, and <c>key_type</c> with the type of each;
/// <see cref="RedisKeys.For"/> fills the keys by the same names. So no script counts keys, and no order is kept by hand in two languages.</remarks>
internal static class RedisScriptLoader
{
    public const string Include = "--@include ";

    public const string KeysLine = "-- Keys: ";

    private const string Folder = "TypedJobs.Scripts/";

    public static RedisScript Load(string name)
    {
        var text = Read(name + ".lua");
        var keys = KeysOf(text, name);
        return new(name, Prelude(keys, text.Contains(" check_types", StringComparison.Ordinal)) + Expand(text, Read), keys);
    }

    /// <summary>The keys that a header names.</summary>
    internal static RedisKeyName[] KeysOf(string text, string script)
        => [.. Lines(text).Where(line => line.StartsWith(KeysLine, StringComparison.Ordinal))
            .SelectMany(line => line[KeysLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(name => Enum.TryParse<RedisKeyName>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var key)
                ? key
                : throw new InvalidOperationException($"The header of '{script}.lua' names the key '{name}', which RedisKeyName does not have."))];

    private static string Prelude(RedisKeyName[] keys, bool withTypes)
    {
        var text = new StringBuilder("local key = { ");
        text.AppendJoin(", ", keys.Select((key, i) => $"{NameOf(key)} = KEYS[{i + 1}]")).Append(" }\n");
        if (withTypes)
        {
            text.Append("local key_type = { ").AppendJoin(", ", keys.Select(key => $"{NameOf(key)} = '{RedisKeyTypes.Of(key)}'")).Append(" }\n");
        }

        return text.ToString();
    }

    /// <summary>A key's name in a script: <c>OutboxSeq</c> is <c>outbox_seq</c>.</summary>
    internal static string NameOf(RedisKeyName key)
        => string.Concat(key.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

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
