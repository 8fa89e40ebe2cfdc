using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Processes;
using TypedJobs.Redis;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>While the run goes on, reads which scripts held up the server: a server that is restarted forgets them.</summary>
/// <remarks>
/// SLOWLOG counts the time on the wall. What the server waited for a processor between two readings is known, and is taken off each script that was noted between
/// them: what is left is the script's own. A server that was given is on another machine, or not ours to look at: there nothing is judged.
/// </remarks>
internal sealed class SlowLogWatch
{
    // No script may hold up the server for longer, on a machine under load.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private const int Longest = 1_024;

    private static readonly Dictionary<string, string> Names =
        RedisScripts.All.ToDictionary(static script => Convert.ToHexStringLower(script.Hash), static script => script.Name);

    private readonly RedisServer _server;
    private readonly IConnectionMultiplexer _redis;
    private readonly FaultLog _faults;
    private (int Process, TimeSpan Waited, long LastId, long At) _before;

    public SlowLogWatch(RedisServer server, IConnectionMultiplexer redis, FaultLog faults)
    {
        _server = server;
        _redis = redis;
        _faults = faults;
    }

    /// <summary>The settings of a server that is watched: note from 10 ms on, which is what scripts aim at.</summary>
    public static string[] Settings =>
        ["--slowlog-log-slower-than", "10000", "--slowlog-max-len", Longest.ToString(CultureInfo.InvariantCulture)];

    /// <summary>How long the slowest script took of its own; zero if none took 10 ms.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>A sentence for each that took too long.</summary>
    public List<string> TooSlow { get; } = [];

    /// <summary>By how much the slowest was over the limit; zero if none was.</summary>
    public TimeSpan Over => Slowest > Limit ? Slowest - Limit : TimeSpan.Zero;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (_server.IsOwn && !stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync();
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException or InvalidOperationException)
            {
                // Redis is away.
            }

            await Task.Delay(Interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync()
    {
        var (process, at, waitedBefore) = (_server.ProcessId, Stopwatch.GetTimestamp(), ProcessTable.WaitedToRun(_server.ProcessId));
        var noted = (RedisResult[])(await _redis.GetDatabase().ExecuteAsync("SLOWLOG", "GET", Longest))!;
        var before = _before.Process == process ? _before : (process, Waited: TimeSpan.Zero, LastId: -1, At: _server.StartedAt);
        var waited = ProcessTable.WaitedToRun(process) - before.Waited;
        var wasSilent = _faults.Strikes.Any(strike => strike.Kind == FaultKind.RedisSilence && strike.To >= before.At);
        foreach (var entry in noted.Where(entry => (long)entry[0] > before.LastId && !wasSilent))
        {
            Judge((string[])entry[3]!, TimeSpan.FromMicroseconds((long)entry[2]), waited);
        }

        _before = (process, waitedBefore, noted.Length == 0 ? before.LastId : Math.Max(before.LastId, noted.Max(static entry => (long)entry[0])), at);
    }

    private void Judge(string[] arguments, TimeSpan time, TimeSpan waited)
    {
        if (arguments is not [['E', 'V', 'A', 'L', ..], var script, ..])
        {
            return;
        }

        var own = time - waited;
        Slowest = own > Slowest ? own : Slowest;
        if (own > Limit)
        {
            var name = Names.GetValueOrDefault(script) ?? RedisScripts.All.FirstOrDefault(known => known.Text.StartsWith(Head(script), StringComparison.Ordinal))?.Name ?? script;
            TooSlow.Add($"{name} held up Redis for {own.TotalMilliseconds:0.0} ms.");
        }
    }

    // SLOWLOG cuts long arguments, and says so at the cut.
    private static string Head(string script) => script.Split("... (")[0];
}
