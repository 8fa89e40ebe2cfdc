using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Observability;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Says at the start what a deployment set that nothing reads: keys under <c>TypedJobs</c> that no option has, and misspelt options of the command line.</summary>
internal sealed partial class ConfigurationCheck : IHostedService
{
    private readonly Server[] _servers;
    private readonly ILogger _logger;

    public ConfigurationCheck(IEnumerable<Server> servers, IServiceProvider services)
    {
        _servers = [.. servers];
        _logger = GuardedLogger.Create(services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance, "TypedJobs.Configuration");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The supervisor has said it for all its children.
        if (!ChildProcess.IsChild)
        {
            CheckKeys();
            CheckArguments();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CheckKeys()
    {
        var known = _servers.SelectMany(KeysOf).ToArray();
        foreach (var key in _servers.SelectMany(static server => server.Settings.Keys()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!known.Any(pattern => Matches(pattern, key)))
            {
                LogUnknownKey(_logger, $"{JobConfiguration.Root}:{key}", Hint(Nearest.Of(key, known.Select(static pattern => pattern.Replace(":*", "", StringComparison.Ordinal))), $"{JobConfiguration.Root}:"));
            }
        }
    }

    private void CheckArguments()
    {
        foreach (var name in _servers.SelectMany(static server => server.Settings.ArgumentNames()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // Others are the program's own, or another library's. Only names are shown: a value may be a secret.
            if (!ConfiguredOptions.Arguments.Contains(name, StringComparer.OrdinalIgnoreCase) && Nearest.Of(name, ConfiguredOptions.Arguments) is { } near)
            {
                LogUnknownArgument(_logger, name, near);
            }
        }
    }

    private static IEnumerable<string> KeysOf(Server server)
    {
        var prefix = server.Name is null ? "" : $"{JobConfiguration.Servers}:{server.Name}:";
        return ConfiguredOptions.Keys.Concat(server.ExtensionKeys).Select(key => prefix + key);
    }

    private static bool Matches(string pattern, string key)
        => pattern.EndsWith(":*", StringComparison.Ordinal)
            // A list may be one text, or entries: TypedJobs:Worker:Queues = a,b or TypedJobs:Worker:Queues:0 = a.
            ? key.Equals(pattern[..^2], StringComparison.OrdinalIgnoreCase) || key.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : key.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static string Hint(string? near, string prefix) => near is null ? "" : $" Is '{prefix}{near}' meant?";

    [LoggerMessage(EventIds.UnknownKey, LogLevel.Warning, "The configuration has '{Key}', which no option of TypedJobs is read from.{Hint}")]
    private static partial void LogUnknownKey(ILogger logger, string key, string hint);

    [LoggerMessage(EventIds.UnknownArgument, LogLevel.Warning, "The command line has '--{Name}', which is no option of TypedJobs. Is '--{Near}' meant?")]
    private static partial void LogUnknownArgument(ILogger logger, string name, string near);
}
