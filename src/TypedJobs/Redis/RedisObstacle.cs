using System.Security.Authentication;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Says why a connection could not be made, and what to do.</summary>
internal static class RedisObstacle
{
    /// <summary>How Redis says that its <c>maxclients</c> is reached.</summary>
    public const string MaxClients = "max number of clients";

    public const string TooManyClients
        = "it has as many clients as it takes (maxclients) and refuses more. Look for programs that open a connection per call (CLIENT LIST), or raise maxclients.";

    /// <param name="server">What the server is found to be.</param>
    /// <param name="configuration">How it was called.</param>
    /// <param name="exception">What the client library says.</param>
    public static string Describe((ServerKind Kind, string Answer) server, ConfigurationOptions configuration, RedisConnectionException exception)
        => server switch
        {
            (ServerKind.Plain, _) when configuration.Ssl
                => "it does not speak TLS on that port, and the configuration asks for it. Take ssl=true out (redis:// instead of rediss://), or name its TLS port.",
            (ServerKind.Tls, _) when !configuration.Ssl
                => "it speaks TLS on that port, and the configuration does not. Add ssl=true (rediss:// instead of redis://), or name its plain port.",
            (ServerKind.Tls, _) => Handshake(exception),
            (ServerKind.Plain, var answer) when answer.Contains(MaxClients, StringComparison.Ordinal) => TooManyClients,
            (ServerKind.Plain, var answer) when IsRefusal(answer, exception) => Login(configuration),
            (ServerKind.Plain, "PONG") => $"it answers, but no connection was made: {exception.FailureType}. Does the configuration fit the server (serviceName, proxy, user rights)?",
            (ServerKind.Plain, var answer) => $"it answers: {answer}",
            _ when exception.FailureType == ConnectionFailureType.AuthenticationFailure => Login(configuration),
            (ServerKind.Mute, _) => "something listens there, but it does not answer as Redis does. Is it the right port?",
            _ => "nothing answers there. Start Redis (docker run -p 6379:6379 redis), correct the address, or use UseEmbeddedRedis() of the package "
                + "TypedJobs.Embedded to run without one.",
        };

    private static bool IsRefusal(string answer, RedisConnectionException exception)
        => answer.StartsWith("NOAUTH", StringComparison.Ordinal)
            || answer.StartsWith("WRONGPASS", StringComparison.Ordinal)
            || exception.FailureType == ConnectionFailureType.AuthenticationFailure;

    private static string Login(ConfigurationOptions configuration)
        => string.IsNullOrEmpty(configuration.Password)
            ? "it asks for a password. Set user=…,password=… in the configuration, or redis://user:password@host."
            : "it refused the user or password. Correct user=…,password=… in the configuration, or redis://user:password@host.";

    private static string Handshake(RedisConnectionException exception)
    {
        var cause = Causes(exception).OfType<AuthenticationException>().FirstOrDefault()?.Message ?? exception.FailureType.ToString();
        return $"TLS was not agreed on: {cause} Trust the server's certificate on this machine, name the host that it is made out to (sslHost=…), or, if the server asks "
            + "for a client's certificate, set RedisOptions.ConfigurationOptions.";
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
