using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

/// <summary>In a child worker: ends it in order when its supervisor says so or is gone, after enough jobs, or above its memory.</summary>
internal sealed partial class ChildWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly JobWorker _worker;
    private readonly JobWorkerOptions _options;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public ChildWatch(JobWorker worker, JobWorkerOptions options, IHostApplicationLifetime lifetime, TimeProvider time, ILoggerFactory loggers)
    {
        _worker = worker;
        _options = options;
        _lifetime = lifetime;
        _time = time;
        _logger = loggers.CreateLogger("TypedJobs.Worker");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A thread, since reading a pipe cannot be cancelled; in the background, so that it holds up no exit.
        new Thread(WaitForSupervisor) { IsBackground = true, Name = "TypedJobs supervisor pipe" }.Start();
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                if (ReasonToRecycle() is { } reason)
                {
                    LogRecycling(_logger, reason);
                    _lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The child stops for another reason.
        }
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

    private void WaitForSupervisor()
    {
        using var pipe = Console.OpenStandardInput();
        Span<byte> nothing = stackalloc byte[16];
        try
        {
            while (pipe.Read(nothing) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe says the same as one that has ended.
        }

        LogSupervisorGone(_logger);
        _lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "This child worker ends and makes room for a fresh one: {Reason}.")]
    private static partial void LogRecycling(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Debug, "The supervisor wants this child worker to stop, or is gone.")]
    private static partial void LogSupervisorGone(ILogger logger);
}
