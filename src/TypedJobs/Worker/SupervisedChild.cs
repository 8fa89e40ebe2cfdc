using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>One child of a supervisor: started again whenever it ends, at once if that was in order, with a growing wait if it crashed.</summary>
internal sealed partial class SupervisedChild : IWorkerRole
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A child that ran so long before it crashed is not in a loop of crashes.
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    // One that ends in order sooner than this has run no jobs: its program does not wait for its host.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    // What a child needs beyond the drain time: heed the token, settle, hand back, end.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    private readonly int _number;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CrashedChild _crashed;
    private Process? _process;
    private int _crashes;

    public SupervisedChild(int number, JobWorkerOptions options, CrashedChild crashed, TimeProvider time, ILogger logger)
    {
        _crashed = crashed;
        _number = number;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Keeps a child running.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var wait = FirstWait;
        while (!stopping.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            var ledger = ChildProcess.NewLedgerPath(_number);
            var exitCode = await RunChildAsync(ledger, stopping).ConfigureAwait(false);
            var record = BegunRecord.Take(ledger);
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            var ran = _time.GetElapsedTime(started);
            if (exitCode is 0 or ChildProcess.HardLimitExitCode)
            {
                LogReplaced(_logger, _number, exitCode == 0 ? "has ended in order" : "has ended after a job went over its hard limit");
                wait = FirstWait;
                await DelayAsync(ran < Shortest ? FirstWait : TimeSpan.Zero, stopping).ConfigureAwait(false);
                continue;
            }

            wait = ran > Steady ? FirstWait : wait;
            LogCrashed(_logger, _number, exitCode, ++_crashes, wait);
            await _crashed.EndAsync(_number, record, stopping).ConfigureAwait(false);
            await DelayAsync(wait, stopping).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>While it stops: it does not wait for its jobs any longer.</summary>
    public void Hurry()
    {
        if (Volatile.Read(ref _process) is { } child)
        {
            // The byte first: without it the end of the pipe would say that the supervisor is gone.
            AskToStop(child);
            ClosePipe(child);
        }
    }

    private async Task DelayAsync(TimeSpan wait, CancellationToken stopping)
        => await Task.Delay(wait, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<int> RunChildAsync(string ledger, CancellationToken stopping)
    {
        Process child;
        try
        {
            child = ChildProcess.Start(_number, ledger);
        }
        catch (Exception exception)
        {
            LogNotStarted(_logger, exception, _number);
            return -1;
        }

        using (child)
        {
            Volatile.Write(ref _process, child);
            try
            {
                await child.WaitForExitAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                await StopChildAsync(child).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref _process, null);
                // Whatever went wrong: another child takes its number.
                Kill(child);
            }

            return child.ExitCode;
        }
    }

    private async Task StopChildAsync(Process child)
    {
        AskToStop(child);
        try
        {
            await child.WaitForExitAsync(CancellationToken.None).WaitAsync(_options.DrainTimeout + StopMargin, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogKilled(_logger, _number, _options.DrainTimeout + StopMargin);
            Kill(child);
            await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static void AskToStop(Process child)
    {
        try
        {
            lock (child)
            {
                child.StandardInput.Write('\n');
                child.StandardInput.Flush();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It has ended, or reads no more: its end of the pipe is gone with it.
        }
    }

    private static void ClosePipe(Process child)
    {
        try
        {
            lock (child)
            {
                child.StandardInput.Close();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    private static void Kill(Process child)
    {
        try
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }

    [LoggerMessage(EventIds.ChildReplaced, LogLevel.Information, "Child worker {Number} {Reason}; starting another.")]
    private static partial void LogReplaced(ILogger logger, int number, string reason);

    [LoggerMessage(EventIds.ChildCrashed, LogLevel.Error, "Child worker {Number} ended with exit code {ExitCode} (its crash number {Crashes}); starting another in {Wait}.")]
    private static partial void LogCrashed(ILogger logger, int number, int exitCode, int crashes, TimeSpan wait);

    [LoggerMessage(EventIds.ChildNotStarted, LogLevel.Error, "Child worker {Number} could not be started.")]
    private static partial void LogNotStarted(ILogger logger, Exception exception, int number);

    [LoggerMessage(EventIds.ChildKilled, LogLevel.Warning, "Child worker {Number} did not end within {Time} and was killed; other workers take over its jobs when its lease ends.")]
    private static partial void LogKilled(ILogger logger, int number, TimeSpan time);
}
