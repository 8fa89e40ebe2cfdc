using Microsoft.Extensions.Configuration;

namespace TypedJobs;

/// <summary>What a deployment says of one server: the section <c>TypedJobs</c> of the configuration and the command line.</summary>
/// <remarks>
/// The command line is a source of its own. The configuration holds it as keys without a section, where environment variables and other parts of the program have
/// keys, too: a variable <c>QUEUES</c>, or a section <c>Redis</c> of the application's own cache, says nothing about jobs.
/// </remarks>
internal sealed class JobConfiguration
{
    public const string Root = "TypedJobs";

    /// <summary>Under the root: what is said of the servers of <c>AddKeyedTypedJobs</c>.</summary>
    public const string Servers = "Servers";

    private const string CommandLine = "Microsoft.Extensions.Configuration.CommandLine.CommandLineConfigurationProvider";

    private readonly IConfiguration? _configuration;
    private readonly string? _name;

    /// <param name="configuration">The program's configuration; null for none.</param>
    /// <param name="name">The server; null for the one without a name, to which alone the command line speaks.</param>
    public JobConfiguration(IConfiguration? configuration, string? name)
    {
        _configuration = configuration;
        _name = name;
    }

    /// <summary>The section that the server is configured in.</summary>
    public string Section => _name is null ? Root : $"{Root}:{Servers}:{_name}";

    /// <summary>What the command line has as <c>--name value</c>, or else what the section has; null if neither says anything.</summary>
    public string? Read(string key, string? argument)
    {
        var value = Argument(argument) ?? _configuration?[$"{Section}:{key}"];
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The entries of a list or a table.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ReadEntries(string key)
        => _configuration?.GetSection($"{Section}:{key}").GetChildren().Select(static child => KeyValuePair.Create(child.Key, child.Value)) ?? [];

    /// <summary>A connection string of the program's.</summary>
    public string? ReadConnectionString(string name) => _configuration?.GetConnectionString(name);

    /// <summary>Every key of the whole root section that has a value, without the root: <c>Worker:Concurrency</c>.</summary>
    public IEnumerable<string> Keys()
        => _configuration?.GetSection(Root).AsEnumerable(makePathsRelative: true).Where(static entry => entry.Value is not null).Select(static entry => entry.Key) ?? [];

    /// <summary>The names of what stands on the command line as <c>--name</c>.</summary>
    public IEnumerable<string> ArgumentNames()
        => CommandLines().SelectMany(static provider => provider.GetChildKeys([], null)).Distinct(StringComparer.OrdinalIgnoreCase);

    private string? Argument(string? argument)
    {
        if (argument is null || _name is not null)
        {
            return null;
        }

        string? value = null;
        foreach (var provider in CommandLines())
        {
            value = provider.TryGet(argument, out var found) ? found : value;
        }

        return value;
    }

    // By name: the package of that provider is the host's, not ours.
    private IEnumerable<IConfigurationProvider> CommandLines()
        => (_configuration as IConfigurationRoot)?.Providers.Where(static provider => provider.GetType().FullName == CommandLine) ?? [];
}
