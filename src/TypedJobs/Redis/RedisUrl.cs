using System.Buffers;
using System.Globalization;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Reads <c>redis://user:password@host:port/database?setting=value</c>, and <c>rediss://</c> for TLS.</summary>
/// <remarks>The scheme is registered with IANA: <see href="https://www.iana.org/assignments/uri-schemes/prov/redis"/>.</remarks>
internal static class RedisUrl
{
    private const string Plain = "redis://";
    private const string Tls = "rediss://";

    // Names that other clients use for what the notation calls otherwise.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["db"] = "defaultDatabase",
        ["username"] = "user",
        ["client_name"] = "name",
        ["clientName"] = "name",
        ["tls"] = "ssl",
    };

    private static readonly SearchValues<char> SchemeLetters
        = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    /// <summary>True if the text begins as a URL does, of whatever scheme.</summary>
    public static bool IsUrl(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && text.AsSpan(0, scheme).Trim().IndexOfAnyExcept(SchemeLetters) < 0;
    }

    public static ConfigurationOptions Parse(string text)
    {
        var isTls = text.StartsWith(Tls, StringComparison.OrdinalIgnoreCase);
        if (!isTls && !text.StartsWith(Plain, StringComparison.OrdinalIgnoreCase))
        {
            throw ConnectionString.Malformed("it is a URL of another scheme than redis:// and rediss://");
        }

        var rest = text[(isTls ? Tls : Plain).Length..];
        var end = rest.AsSpan().IndexOfAny("/?#");
        var (authority, path) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        if (path.Contains('@', StringComparison.Ordinal) || path.Contains('#', StringComparison.Ordinal))
        {
            throw ConnectionString.Malformed("a character of its user or password must be percent-encoded ('/' is %2F, '?' is %3F, '#' is %23, '@' is %40)");
        }

        var query = path.IndexOf('?', StringComparison.Ordinal);
        var configuration = ConnectionString.ParseSettings(ReadQuery(query < 0 ? "" : path[(query + 1)..]));
        configuration.Ssl |= isTls;
        ReadDatabase(configuration, (query < 0 ? path : path[..query]).Trim('/'));
        var at = authority.LastIndexOf('@');
        if (at >= 0 && authority.AsSpan(0, at).Contains(','))
        {
            // Perhaps both notations in one: then what looks like the host may be the end of a password.
            throw ConnectionString.Malformed("a comma stands before its host: user and password are percent-encoded (',' is %2C), and settings follow as a query");
        }

        ReadUser(configuration, at < 0 ? null : authority[..at]);
        ReadHosts(configuration, authority[(at + 1)..]);
        return configuration;
    }

    private static void ReadHosts(ConfigurationOptions configuration, string hosts)
    {
        foreach (var host in hosts.Split(','))
        {
            configuration.EndPoints.Add(ConnectionString.ParseEndpoint(host) ?? throw ConnectionString.Malformed(
                hosts.Contains('=', StringComparison.Ordinal)
                    ? "a URL takes its settings as a query (redis://host:6379?abortConnect=false)"
                    : "its host is not the name of one, or its port is not a number up to 65535"));
        }
    }

    private static void ReadUser(ConfigurationOptions configuration, string? userInfo)
    {
        if (string.IsNullOrEmpty(userInfo))
        {
            return;
        }

        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(colon < 0 ? userInfo : userInfo[..colon]);
        configuration.User = user.Length > 0 ? user : configuration.User;
        configuration.Password = colon < 0 ? configuration.Password : Uri.UnescapeDataString(userInfo[(colon + 1)..]);
    }

    private static void ReadDatabase(ConfigurationOptions configuration, string database)
    {
        if (database.Length > 0)
        {
            configuration.DefaultDatabase = int.TryParse(database, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw ConnectionString.Malformed("what stands behind its host is not the number of a database (redis://host:6379/2)");
        }
    }

    private static List<(string, string)> ReadQuery(string query)
    {
        var settings = new List<(string, string)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var where = FormattableString.Invariant($"setting {settings.Count + 1} of its query");
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? part : part[..equals]);
            var value = equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..]);
            if (equals <= 0 || value.Contains(',', StringComparison.Ordinal) || name.AsSpan().ContainsAny(",="))
            {
                throw ConnectionString.Malformed($"{where} is not name=value, or has a comma (a password belongs before the host: redis://user:password@host)");
            }

            settings.Add((where, $"{Synonyms.GetValueOrDefault(name, name)}={value}"));
        }

        return settings;
    }
}
