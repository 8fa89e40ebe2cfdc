using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>In a child worker: ends it in order when its supervisor says so or is gone, after enough jobs, or above its memory.</summary>
internal sealed partial class ChildWatch : BackgroundService, IWorkerRole
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly JobWorker _worker;
    private readonly JobWorkerOptions _options;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RoleThread _pipe;
    private bool _told;

    public ChildWatch(JobWorker worker, JobWorkerOptions options, IHostApplicationLifetime lifetime, TimeProvider time, ILoggerFactory loggers)
    {
        _worker = worker;
        _options = options;
        _lifetime = lifetime;
        _time = time;
        _logger = GuardedLogger.Create(loggers, "TypedJobs.Worker");
        // A thread, since reading a pipe cannot be cancelled; in the background, so that it holds up no exit.
        _pipe = new RoleThread("supervisor pipe", WaitForSupervisor, time, _logger);
    }

    /// <summary>Looks whether the child is to be recycled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
        {
            if (ReasonToRecycle() is { } reason)
            {
                LogRecycling(_logger, reason);
                _lifetime.StopApplication();
                return;
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _pipe.Start();
        return new RoleRunner(_time, _logger).RunAsync([this], stoppingToken);
    }

    private string? ReasonToRecycle()
    {
        if (_options.MaxJobsPerProcess is > 0 and var maxJobs && _worker.Begun >= maxJobs)
        {
            return $"it has begun {_worker.Begun} jobs of at most {maxJobs}";
        }

        var memory = Environment.WorkingSet;
        return _options.MaxMemoryPerProcess is > 0 and var maxMemory && memory > maxMemory
            ? $"it uses {memory >> 20} MiB of at most {maxMemory >> 20} MiB"
            : null;
    }

    /// <summary>A byte asks the child to stop; the end of the pipe does, too, and after the byte it asks to hurry.</summary>
    private void WaitForSupervisor(RoleThread thread)
    {
        using var pipe = Console.OpenStandardInput();
        Span<byte> message = stackalloc byte[16];
        while (Read(pipe, message) > 0)
        {
            Stop();
        }

        if (_told)
        {
            _worker.Hurry();
        }
        else
        {
            Stop();
        }
    }

    private void Stop()
    {
        if (!_told)
        {
            _told = true;
            LogSupervisorEnds(_logger);
            _lifetime.StopApplication();
        }
    }

    private static int Read(Stream pipe, Span<byte> message)
    {
        try
        {
            return pipe.Read(message);
        }
        catch (IOException)
        {
            // A broken pipe says the same as one that has ended.
            return 0;
        }
    }

    [LoggerMessage(EventIds.ChildRecycling, LogLevel.Information, "This child worker ends and makes room for a fresh one: {Reason}.")]
    private static partial void LogRecycling(ILogger logger, string reason);

    [LoggerMessage(EventIds.SupervisorEnds, LogLevel.Debug, "The supervisor wants this child worker to stop, or is gone.")]
    private static partial void LogSupervisorEnds(ILogger logger);
}
