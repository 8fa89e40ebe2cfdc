using System.Globalization;
using TypedJobs.Redis;

namespace TypedJobs.Chaos.Work;

/// <summary><c>--name value</c> pairs from the run to a role.</summary>
internal sealed class RoleArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public RoleArguments(string[] args)
    {
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            _values[args[i]] = args[i + 1];
        }
    }

    /// <summary>The folder of the ledgers.</summary>
    public string Folder => _values["--folder"];

    public RedisOptions Redis => new() { Configuration = _values["--redis"], KeyPrefix = _values["--TypedJobs:KeyPrefix"] };

    public JobMix Mix => new(Whole("--seed"), Number("--pace"));

    public int Whole(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);

    public double Number(string name) => double.Parse(_values[name], CultureInfo.InvariantCulture);
}
