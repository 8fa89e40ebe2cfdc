using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Reads where Redis is, in StackExchange.Redis's notation or as a URL.</summary>
/// <remarks>No message of it repeats the text, or a part of it: a password may be anywhere in a text that is malformed. The client library takes any text for the
/// name of a host, and would show it.</remarks>
internal static class ConnectionString
{
    private const string Forms = "Write it as 'host:port', 'host:port,password=…,ssl=true' or 'redis://user:password@host:port' (rediss:// with TLS).";

    /// <summary>Settings of the notation whose names and misspellings a message may show.</summary>
    private static readonly string[] Settings =
    [
        "abortConnect", "allowAdmin", "asyncTimeout", "channelPrefix", "checkCertificateRevocation", "configChannel", "configCheckSeconds", "connectRetry",
        "connectTimeout", "defaultDatabase", "heartbeatConsistencyChecks", "heartbeatInterval", "highIntegrity", "includeDetailInExceptions", "keepAlive",
        "libname", "name", "password", "protocol", "proxy", "resolveDns", "serviceName", "setlib", "ssl", "sslHost", "sslProtocols", "syncTimeout",
        "tiebreaker", "tunnel", "user", "version",
    ];

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="ArgumentException">It is malformed; the message does not repeat it.</exception>
    public static ConfigurationOptions Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Malformed("it is empty");
        }

        var configuration = RedisUrl.IsUrl(text) ? RedisUrl.Parse(text.Trim()) : ParseNotation(text);
        ThrowIfUnfit(configuration);
        if (string.IsNullOrEmpty(configuration.ServiceName))
        {
            configuration.SetDefaultPorts();
        }

        return configuration;
    }

    /// <summary>Refuses endpoints that are none: what a URL became that was read as the notation, for example.</summary>
    public static void ThrowIfUnfit(ConfigurationOptions configuration)
    {
        if (configuration.EndPoints.Count == 0)
        {
            throw Malformed("it names no endpoint");
        }

        if (configuration.EndPoints.Any(static endpoint => endpoint is DnsEndPoint dns && !IsHost(dns.Host)))
        {
            throw Malformed("an endpoint of it is not the name of a host");
        }
    }

    /// <summary>The error of a configuration that cannot be read.</summary>
    /// <param name="what">What is wrong, without any text of it.</param>
    public static ArgumentException Malformed(string what) => new($"The configuration of Redis cannot be read: {what}. {Forms}");

    /// <summary>Reads settings that are <c>name=value</c>, one by one, so that the error says which it is.</summary>
    public static ConfigurationOptions ParseSettings(IReadOnlyList<(string Where, string Setting)> settings)
    {
        const string Stand = "localhost";
        foreach (var (where, setting) in settings)
        {
            if (!TryParse($"{Stand},{setting}", out _))
            {
                throw Malformed(Describe(where, setting));
            }
        }

        var all = settings.Aggregate(Stand, static (text, setting) => $"{text},{setting.Setting}");
        if (!TryParse(all, out var configuration))
        {
            throw Malformed("its settings do not go together");
        }

        configuration.EndPoints.Clear();
        return configuration;
    }

    public static bool IsHost(string host)
        => host.Length is > 0 and <= 255 && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>An endpoint of the text; null if it is none.</summary>
    public static EndPoint? ParseEndpoint(string text)
    {
        if (text.StartsWith('!'))
        {
            return EndPointCollection.TryParse(text);
        }

        if (!text.StartsWith('[') && IPAddress.TryParse(text, out var bare))
        {
            return new IPEndPoint(bare, 0);
        }

        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        var port = 0;
        if (colon >= 0 && !(int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort))
        {
            return null;
        }

        return IPAddress.TryParse(host.TrimStart('[').TrimEnd(']'), out var address) ? new IPEndPoint(address, port)
            : IsHost(host) ? new DnsEndPoint(host, port)
            : null;
    }

    private static ConfigurationOptions ParseNotation(string text)
    {
        var endpoints = new List<EndPoint>();
        var settings = new List<(string, string)>();
        var hadSecret = false;
        foreach (var (part, i) in text.Split(',').Select(static (part, i) => (part.Trim(), i + 1)))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                var name = part[..equals].Trim();
                hadSecret |= name.Equals("password", StringComparison.OrdinalIgnoreCase) || name.Equals("user", StringComparison.OrdinalIgnoreCase);
                settings.Add(($"part {i} of it", part));
            }
            else if (part.Length > 0)
            {
                if (hadSecret)
                {
                    throw Malformed($"part {i} of it stands behind the password or user and is no setting. Endpoints come first; if a comma belongs to the password, "
                        + "set RedisOptions.ConfigurationOptions, or write a URL with %2C");
                }

                endpoints.Add(ParseEndpoint(part) ?? throw Malformed($"part {i} of it is neither an endpoint nor a setting"));
            }
        }

        var configuration = ParseSettings(settings);
        foreach (var endpoint in endpoints)
        {
            configuration.EndPoints.Add(endpoint);
        }

        return configuration;
    }

    private static bool TryParse(string text, out ConfigurationOptions configuration)
    {
        try
        {
            configuration = ConfigurationOptions.Parse(text);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or NotSupportedException or InvalidOperationException)
        {
            // What it says may repeat the text.
            configuration = new ConfigurationOptions();
            return false;
        }
    }

    private static string Describe(string where, string setting)
    {
        var name = setting.Split('=', 2)[0].Trim();
        return Settings.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same ? $"{where}: '{same}' does not take that value"
            : Nearest.Of(name, Settings) is { } near ? $"{where} is no setting; is '{near}' meant?"
            : $"{where} is no setting that StackExchange.Redis knows";
    }
}
