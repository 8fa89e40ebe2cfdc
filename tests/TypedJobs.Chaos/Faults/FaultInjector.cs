using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Chaos.Processes;
using TypedJobs.Chaos.Work;

namespace TypedJobs.Chaos.Faults;

/// <summary>Has the faults of a plan strike at their times; those that last overlap with the next.</summary>
internal sealed class FaultInjector : IDisposable
{
    private static readonly string[] Clients = ["typedjobs-jobs", "typedjobs-leases", "typedjobs-"];

    private readonly RedisServer _server;
    private readonly IConnectionMultiplexer _redis;
    private readonly IReadOnlyList<WorkerSlot> _slots;
    private readonly RoleCommand _command;
    private readonly FaultLog _log;
    private readonly SemaphoreSlim _serverGate = new(1);
    private int _nextNumber;

    /// <param name="server">What is restarted.</param>
    /// <param name="redis">A connection that no fault closes on purpose.</param>
    /// <param name="slots">The workers.</param>
    /// <param name="command">Starts the clients that are killed.</param>
    /// <param name="log">Takes note.</param>
    /// <param name="firstNumber">The first number that no other client uses.</param>
    public FaultInjector(RedisServer server, IConnectionMultiplexer redis, IReadOnlyList<WorkerSlot> slots, RoleCommand command, FaultLog log, int firstNumber)
    {
        _server = server;
        _redis = redis;
        _slots = slots;
        _command = command;
        _log = log;
        _nextNumber = firstNumber;
    }

    /// <summary>The kinds that can strike here; the others are named on standard error.</summary>
    public static List<FaultKind> Kinds(RedisServer server)
    {
        var kinds = Enum.GetValues<FaultKind>().Where(static kind => kind != FaultKind.Poison).ToList();
        if (!server.IsOwn)
        {
            kinds.RemoveAll(static kind => kind is FaultKind.RedisKill or FaultKind.RedisRestart or FaultKind.RedisSilence);
            Console.Error.WriteLine("left out: RedisKill, RedisRestart, RedisSilence (the server was given with --redis)");
        }

        if (!ClockSkew.IsInstalled)
        {
            kinds.Remove(FaultKind.SkewedWorker);
            Console.Error.WriteLine("left out: SkewedWorker (libfaketime is not installed)");
        }

        return kinds;
    }

    public async Task RunAsync(IReadOnlyList<Fault> plan)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var under = new List<Task>();
        foreach (var fault in plan)
        {
            var wait = fault.At - TimeProvider.System.GetElapsedTime(begun);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{fault.At.TotalSeconds,7:0.0} s  {fault.Kind} (slot {fault.Slot}, strength {fault.Strength:0.00})"));
            under.Add(StrikeAsync(fault));
        }

        await Task.WhenAll(under);
    }

    public void Dispose() => _serverGate.Dispose();

    private Task StrikeAsync(Fault fault)
    {
        var slot = _slots[fault.Slot];
        return fault.Kind switch
        {
            FaultKind.WorkerKill => slot.KillAsync(away: TimeSpan.FromSeconds(fault.Strength)),
            FaultKind.WorkerPause => slot.PauseAsync(WorkerSlot.LeaseTime * (1.5 + fault.Strength)),
            FaultKind.SupervisorKill => _slots.First(static supervised => supervised.IsSupervised).KillSupervisorAsync(),
            FaultKind.RollingRestart => RollAsync(),
            FaultKind.SkewedWorker => slot.RestartAsync(fault.Kind, TimeSpan.FromHours(-48 + (96 * fault.Strength))),
            FaultKind.RedisRestart => RestartRedisAsync(fault, kill: false),
            FaultKind.RedisKill => RestartRedisAsync(fault, kill: true),
            FaultKind.RedisSilence => SilenceRedisAsync(WorkerSlot.LeaseTime * (1.5 + (3 * fault.Strength))),
            FaultKind.ClientKill => _log.StrikeAsync(fault.Kind, 0, () => CloseConnectionsAsync(Clients[(int)(fault.Strength * Clients.Length)])),
            FaultKind.ScriptFlush => _log.StrikeAsync(fault.Kind, 0, () => TryAsync(static redis => redis.ExecuteAsync("SCRIPT", "FLUSH"))),
            FaultKind.BulkClientKill => KillBulkClientAsync(fault),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "Unknown kind of fault."),
        };
    }

    private async Task RollAsync()
    {
        foreach (var slot in _slots)
        {
            await slot.RestartAsync(FaultKind.RollingRestart);
        }
    }

    private async Task RestartRedisAsync(Fault fault, bool kill)
    {
        await _serverGate.WaitAsync();
        try
        {
            await _log.StrikeAsync(fault.Kind, 0, async () =>
            {
                await _server.StopAsync(kill);
                await Task.Delay(TimeSpan.FromSeconds(2 * fault.Strength));
                await _server.StartAgainAsync();
            });
        }
        finally
        {
            _serverGate.Release();
        }
    }

    private async Task SilenceRedisAsync(TimeSpan length)
    {
        await _serverGate.WaitAsync();
        try
        {
            await _log.StrikeAsync(FaultKind.RedisSilence, 0, () => _server.BeSilentAsync(length));
        }
        finally
        {
            _serverGate.Release();
        }
    }

    private Task CloseConnectionsAsync(string name) => TryAsync(async redis =>
    {
        var clients = (string?)await redis.ExecuteAsync("CLIENT", "LIST") ?? "";
        foreach (var client in clients.Split('\n').Where(client => client.Contains($" name={name}", StringComparison.Ordinal)))
        {
            // In front of the first one RESP3 puts the kind of text that it is.
            var id = client.Split(' ')[0].Split('=')[1];
            await redis.ExecuteAsync("CLIENT", "KILL", "ID", id);
        }
    });

    /// <summary>Redis may be away, as another fault's doing: then this one strikes nobody.</summary>
    private async Task TryAsync(Func<IDatabase, Task> act)
    {
        try
        {
            await act(_redis.GetDatabase());
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            await Console.Error.WriteLineAsync($"           not struck: {exception.Message.Split('.')[0]}");
        }
    }

    private async Task KillBulkClientAsync(Fault fault)
    {
        var first = Interlocked.Add(ref _nextNumber, BulkClientRole.Jobs) - BulkClientRole.Jobs;
        // The first 500 leave together; from then on the kill races with what is on its way.
        var killedAt = 500 + (int)(fault.Strength * (BulkClientRole.Jobs - 500));
        using var client = _command.Start(Roles.BulkClient, Options(first, killedAt));
        await client.ReadLineAsync(TimeSpan.FromSeconds(60));
        await _log.StrikeAsync(fault.Kind, 0, async () =>
        {
            client.Kill();
            await client.WaitForExitAsync(TimeSpan.FromSeconds(60));
        });
    }

    private static string[] Options(int first, int killedAt) =>
        ["--first", first.ToString(CultureInfo.InvariantCulture), "--killed-at", killedAt.ToString(CultureInfo.InvariantCulture)];
}
