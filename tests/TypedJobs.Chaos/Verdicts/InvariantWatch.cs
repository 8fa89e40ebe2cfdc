using System.Diagnostics;
using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>While the faults strike, checks again and again what must hold at any instant, and notes when Redis did not answer for a while.</summary>
internal sealed class InvariantWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Noted = TimeSpan.FromMilliseconds(600);

    private readonly IConnectionMultiplexer _redis;
    private readonly IReadOnlyList<RedisKeys> _queues;

    public InvariantWatch(IConnectionMultiplexer redis, IReadOnlyList<RedisKeys> queues)
    {
        _redis = redis;
        _queues = queues;
    }

    /// <summary>How often all queues were checked.</summary>
    public int Checks { get; private set; }

    /// <summary>What did not hold, each once.</summary>
    public HashSet<string> Violations { get; } = [];

    /// <summary>Times without an answer, from and to.</summary>
    public List<(long From, long To)> Silences { get; } = [];

    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(CheckAsync(stopping), ProbeAsync(stopping));

    private async Task CheckAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var keys in _queues)
                {
                    Violations.UnionWith(await RedisInvariants.CheckAsync(_redis.GetDatabase(), keys));
                }

                Checks++;
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException or OperationCanceledException)
            {
                // Redis is away; the next check tells.
            }

            await Task.Delay(Interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ProbeAsync(CancellationToken stopping)
    {
        var answered = Stopwatch.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _redis.GetDatabase().PingAsync();
                if (Stopwatch.GetElapsedTime(answered) > Noted)
                {
                    Silences.Add((answered, Stopwatch.GetTimestamp()));
                }

                answered = Stopwatch.GetTimestamp();
            }
            catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
            {
                // Still silent.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
