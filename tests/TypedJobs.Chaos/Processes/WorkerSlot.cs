using System.Globalization;
using TypedJobs.Chaos.Faults;
using TypedJobs.Chaos.Work;

namespace TypedJobs.Chaos.Processes;

/// <summary>The place of one worker, or of a supervisor with its children: whatever befalls the process in it, another takes its place.</summary>
internal sealed class WorkerSlot : IDisposable
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(2);

    private const string DrainTime = "2s";
    private const int Children = 2;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(60);

    private readonly RoleCommand _command;
    private readonly FaultLog _log;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<ChaosProcess> _started = [];
    private ChaosProcess? _worker;
    private bool _stopped;

    public WorkerSlot(RoleCommand command, FaultLog log, bool isSupervised)
    {
        _command = command;
        _log = log;
        IsSupervised = isSupervised;
    }

    /// <summary>True if children run the jobs, under a supervisor.</summary>
    public bool IsSupervised { get; }

    /// <summary>Workers that ended although no fault ended them, or badly although they were asked to end: a job took them down, or it is a finding.</summary>
    public List<int> EndedByThemselves { get; } = [];

    /// <summary>Workers that did not end although they were killed.</summary>
    public int Survivors { get; private set; }

    /// <summary>The processes that run jobs here.</summary>
    public int[] ProcessIds => _worker is not { HasExited: false } worker ? [] : IsSupervised ? ProcessTable.ChildrenOf(worker.Id) : [worker.Id];

    public Task StartAsync() => InTurnAsync(() => StartWorkerAsync(TimeSpan.Zero));

    public Task KillAsync(TimeSpan away) => InTurnAsync(async () =>
    {
        var victim = await VictimAsync();
        await _log.StrikeAsync(FaultKind.WorkerKill, victim, () =>
        {
            Signal.Send(victim, Signal.Kill);
            return GoneAsync(victim);
        });
        if (!IsSupervised)
        {
            await Task.Delay(away);
            await StartWorkerAsync(TimeSpan.Zero);
        }
    });

    public Task KillSupervisorAsync() => InTurnAsync(async () =>
    {
        var supervisor = await AliveAsync();
        var children = ProcessIds;
        await _log.StrikeAsync(FaultKind.SupervisorKill, children, async () =>
        {
            supervisor.Kill();
            await supervisor.WaitForExitAsync(ExitLimit);
            foreach (var child in children)
            {
                await GoneAsync(child);
            }
        });
        await StartWorkerAsync(TimeSpan.Zero);
    });

    public Task PauseAsync(TimeSpan length) => InTurnAsync(async () =>
    {
        var victim = await VictimAsync();
        await _log.StrikeAsync(FaultKind.WorkerPause, victim, async () =>
        {
            Signal.Send(victim, Signal.Stop);
            await Task.Delay(length);
            Signal.Send(victim, Signal.Continue);
        });
    });

    /// <summary>Ends the worker in order and starts another.</summary>
    /// <param name="kind">The fault that this is.</param>
    /// <param name="skew">How far off the calendar clock of the next one is.</param>
    public Task RestartAsync(FaultKind kind, TimeSpan skew = default) => InTurnAsync(async () =>
    {
        await AliveAsync();
        await _log.StrikeAsync(kind, ProcessIds, TerminateAsync);
        await StartWorkerAsync(skew);
    });

    public Task StopAsync() => InTurnAsync(async () =>
    {
        await TerminateAsync();
        _stopped = true;
    });

    public void Dispose()
    {
        _started.ForEach(static worker => worker.Dispose());
        _gate.Dispose();
    }

    private async Task InTurnAsync(Func<Task> act)
    {
        await _gate.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Puts another in the place of a worker that ends by itself.</summary>
    private async Task ReplaceWhenEndedAsync(ChaosProcess worker)
    {
        await worker.WaitForExitAsync(Timeout.InfiniteTimeSpan);
        await InTurnAsync(async () =>
        {
            if (_worker == worker && !_stopped)
            {
                await AliveAsync();
            }
        });
    }

    /// <summary>The worker that is to be hit. One that has ended by itself is replaced first.</summary>
    private async Task<ChaosProcess> AliveAsync()
    {
        if (_worker is { HasExited: true } ended)
        {
            EndedByThemselves.Add(ended.Id);
            await Console.Error.WriteLineAsync($"           worker {ended.Id} has ended by itself with exit code {ended.ExitCode}");
            await StartWorkerAsync(TimeSpan.Zero);
        }

        return _worker ?? throw new InvalidOperationException("No worker was started here.");
    }

    /// <summary>A process here that runs jobs. A supervisor may be about to start its next child.</summary>
    private async Task<int> VictimAsync()
    {
        await AliveAsync();
        var begun = TimeProvider.System.GetTimestamp();
        int[] victims;
        while ((victims = ProcessIds).Length == 0)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > StartLimit)
            {
                throw new TimeoutException($"The supervisor {_worker?.Id} has no child.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return victims[0];
    }

    /// <summary>Waits until a process has ended; one that does not is a finding.</summary>
    private async Task GoneAsync(int process)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (ProcessTable.IsRunning(process))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > ExitLimit)
            {
                Survivors++;
                await Console.Error.WriteLineAsync($"Process {process} still runs, although it or its supervisor was killed.");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task TerminateAsync()
    {
        var worker = await AliveAsync();
        worker.Terminate();
        await worker.WaitForExitAsync(ExitLimit);
        if (worker.ExitCode != 0)
        {
            EndedByThemselves.Add(worker.Id);
            await Console.Error.WriteLineAsync($"Worker {worker.Id} was told to end and ended with exit code {worker.ExitCode}.");
        }
    }

    private async Task StartWorkerAsync(TimeSpan skew)
    {
        string[] options =
        [
            "--queues", $"{ChaosJobs.Queue},{ChaosJobs.SideQueue}", "--concurrency", "12", "--drain-timeout", DrainTime,
            "--TypedJobs:Worker:LeaseTime", string.Create(CultureInfo.InvariantCulture, $"{LeaseTime.TotalSeconds}s"),
            .. IsSupervised ? ["--processes", Children.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        ];
        while (true)
        {
            _worker = _command.Start(Roles.Worker, options, skew == TimeSpan.Zero ? null : ClockSkew.Environment(skew));
            // Kept to the end: somebody may be about to ask one that has just been replaced.
            _started.Add(_worker);
            if (await _worker.ReadLineAsync(StartLimit) == Roles.Ready)
            {
                _ = ReplaceWhenEndedAsync(_worker);
                return;
            }

            // Redis is away: a worker says so and ends, and whoever runs it starts it again.
            await _worker.WaitForExitAsync(ExitLimit);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
