using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>What a redis-server of ours notes of scripts that held it up.</summary>
/// <remarks>
/// SLOWLOG counts the time on the wall, so a script that waited for a processor looks slow. What the server waited since the watch began is known, and no script waited
/// longer than that: what is left of a script's time is its own.
/// </remarks>
internal sealed class SlowLog
{
    /// <summary>What no script may take on a machine under load.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(25);

    private const int Longest = 4_096;

    private static readonly Dictionary<string, string> Names =
        RedisScripts.All.ToDictionary(static script => Convert.ToHexStringLower(script.Hash), static script => script.Name);

    private readonly RedisProcess _redis;
    private readonly TimeSpan _waitedBefore;

    private SlowLog(RedisProcess redis)
    {
        _redis = redis;
        _waitedBefore = RunQueue.WaitOf(redis.ProcessId);
    }

    /// <summary>The settings of a server that is watched: note from 10 ms on, which is what scripts aim at.</summary>
    public static string[] Settings =>
        ["--slowlog-log-slower-than", "10000", "--slowlog-max-len", Longest.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Watches from now on; null if the server is not one of ours on this machine.</summary>
    public static SlowLog? Watch(string endpoint) => RedisProcess.At(endpoint) is { } redis ? new SlowLog(redis) : null;

    /// <summary>The scripts that were noted, with their own time.</summary>
    /// <param name="database">A connection to the server.</param>
    /// <param name="keyPrefix">What the keys of those that count begin with.</param>
    public async Task<(string Script, TimeSpan Time)[]> ReadAsync(IDatabase database, string keyPrefix)
    {
        var noted = (RedisResult[])(await database.ExecuteAsync("SLOWLOG", "GET", Longest))!;
        var waited = RunQueue.WaitOf(_redis.ProcessId) - _waitedBefore;
        return
        [
            .. noted.Select(static entry => (Micros: (long)entry[2], Arguments: (string[])entry[3]!))
                .Where(entry => entry.Arguments is [['E', 'V', 'A', 'L', ..], _, _, var key, ..] && key.StartsWith($"{{{keyPrefix}:", StringComparison.Ordinal))
                .Select(entry => (NameOf(entry.Arguments[1]), TimeSpan.FromMicroseconds(entry.Micros) - waited))
                .Where(static entry => entry.Item2 > TimeSpan.Zero),
        ];
    }

    internal static string NameOf(string script)
        => Names.GetValueOrDefault(script) ?? RedisScripts.All.FirstOrDefault(known => known.Text.StartsWith(script.Split("... (")[0], StringComparison.Ordinal))?.Name ?? script;
}
