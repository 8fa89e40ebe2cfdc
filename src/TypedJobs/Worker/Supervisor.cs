using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Worker;

/// <summary>Keeps a number of child workers running: starts each again when it ends, at once if it ended in order, with a growing wait if it crashed.</summary>
internal sealed partial class Supervisor : IHostedService, IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A child that ran so long before it crashed is not in a loop of crashes.
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    // What a child needs beyond the drain time: heed the token, settle, hand back, end.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    private readonly Func<JobRegistry> _registry;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;
    private int _crashes;

    public Supervisor(Func<JobRegistry> registry, JobWorkerOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        _registry = registry;
        _options = options;
        _time = time;
        _logger = loggers.CreateLogger("TypedJobs.Supervisor");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Jobs that no child could start with are an error here, once, and not a crash of every child for ever.
        _ = _registry();
        LogStarted(_logger, _options.Processes);
        _watching = Task.WhenAll(Enumerable.Range(1, _options.Processes).Select(number => Task.Run(() => WatchAsync(number), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Ends the children in order: each drains as a worker does; what does not end in time is killed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task WatchAsync(int number)
    {
        var wait = FirstWait;
        while (!_stopping.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            var exitCode = await RunChildAsync(number).ConfigureAwait(false);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            if (exitCode is 0 or ChildProcess.HardLimitExitCode)
            {
                LogRecycled(_logger, number);
                wait = FirstWait;
                continue;
            }

            wait = _time.GetElapsedTime(started) > Steady ? FirstWait : wait;
            LogCrashed(_logger, number, exitCode, Interlocked.Increment(ref _crashes), wait);
            await Task.Delay(wait, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task<int> RunChildAsync(int number)
    {
        Process child;
        try
        {
            child = ChildProcess.Start(number);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            LogNotStarted(_logger, exception, number);
            return -1;
        }

        using (child)
        {
            try
            {
                await child.WaitForExitAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                await StopChildAsync(child, number).ConfigureAwait(false);
            }

            return child.ExitCode;
        }
    }

    private async Task StopChildAsync(Process child, int number)
    {
        child.StandardInput.Close();
        try
        {
            await child.WaitForExitAsync(CancellationToken.None).WaitAsync(_options.DrainTimeout + StopMargin, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogKilled(_logger, number, _options.DrainTimeout + StopMargin);
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Information, "Supervising {Count} child workers.")]
    private static partial void LogStarted(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "Child worker {Number} has ended in order; starting another.")]
    private static partial void LogRecycled(ILogger logger, int number);

    [LoggerMessage(LogLevel.Error, "Child worker {Number} ended with exit code {ExitCode} (crash {Crashes} of this supervisor); starting another in {Wait}. Other workers take over its jobs when its lease ends.")]
    private static partial void LogCrashed(ILogger logger, int number, int exitCode, int crashes, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "Child worker {Number} could not be started.")]
    private static partial void LogNotStarted(ILogger logger, Exception exception, int number);

    [LoggerMessage(LogLevel.Warning, "Child worker {Number} did not end within {Time} and was killed; other workers take over its jobs when its lease ends.")]
    private static partial void LogKilled(ILogger logger, int number, TimeSpan time);
}
