namespace TypedJobs.Worker;

internal sealed partial class JobWorker
{
    // Beyond the drain time, all in all: to heed the token, to settle and hand back, to end the threads. It holds for a Redis that does not answer, too.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(3);

    // After the drain time a job's token is cancelled: what heeds it needs a moment, what does not is not waited for.
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(1);

    // What the threads and the connection get of the margin.
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(250);

    /// <summary>Leases nothing more, waits for running jobs, hands the rest back. Takes the drain time and three seconds at most.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_dispatcher is not { } dispatcher || _ending is not { } ending)
        {
            return;
        }

        var started = _time.GetTimestamp();
        foreach (var pump in _pumps)
        {
            pump.StopLeasing();
        }

        HandBack(dispatcher);
        dispatcher.End();
        await DrainAsync(dispatcher, ending, cancellationToken).ConfigureAwait(false);
        // Time that the jobs did not take is for a Redis that is away; when the host is in a hurry, there is none.
        var left = _options.DrainTimeout - _time.GetElapsedTime(started);
        var spare = left > TimeSpan.Zero && !cancellationToken.IsCancellationRequested && !_hurrying.IsCancellationRequested ? left : TimeSpan.Zero;
        await SettleAsync(spare + StopMargin - CancelGrace - (2 * LastMoment)).ConfigureAwait(false);
        _leaseKeeper?.End(LastMoment);
        _attemptWatch?.End(LastMoment);
        _signals?.Dispose();
        _dispatcher = null;
        LogEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        var ending = Task.WhenAll(_subscriptions.Select(static subscription => subscription.DisposeAsync().AsTask()));
        _subscriptions.Clear();
        await ((Task)ending.WaitAsync(LastMoment, _time, CancellationToken.None)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ledger?.Dispose();
    }

    /// <summary>Cuts the drain time short: what runs has its token cancelled now.</summary>
    public void Hurry()
    {
        if (!_hurrying.IsCancellationRequested)
        {
            LogHurries(_logger);
            _ = _hurrying.CancelAsync();
        }
    }

    private async Task DrainAsync(Dispatcher dispatcher, AttemptEnding ending, CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _hurrying.Token);
        try
        {
            await _processing.WaitAsync(_options.DrainTimeout, _time, cut.Token).ConfigureAwait(false);
            return;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The drain time is over, or the host or whoever stops it has no more: cancel what still runs.
        }

        foreach (var attempt in dispatcher.Running)
        {
            attempt.Trip(TripReason.Drain);
        }

        await ((Task)_processing.WaitAsync(CancelGrace, _time, CancellationToken.None))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = dispatcher.Running.ToArray();
        foreach (var attempt in left)
        {
            ending.HandBack(attempt);
        }

        if (left.Length > 0)
        {
            LogLeftRunning(_logger, left.Length, string.Join(", ", left.Select(static attempt => $"{attempt.Context.Name} ({attempt.Id})").Take(10)));
        }
    }

    /// <summary>Ends the pumps and what runs beside them; what does not end in time is left alone.</summary>
    private async Task SettleAsync(TimeSpan patience)
    {
        foreach (var pump in _pumps)
        {
            pump.End();
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(_pumping, _background).WaitAsync(patience, _time, CancellationToken.None))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var pump in _pumps)
        {
            pump.Abandon();
        }
    }

    private void LogEnd()
    {
        var queues = string.Join(", ", _pumps.Where(static pump => !pump.EndedInOrder).Select(static pump => $"'{pump.Queue}'"));
        EndedInOrder = queues.Length == 0 && _processing.IsCompletedSuccessfully;
        if (queues.Length == 0)
        {
            LogStopped(_logger);
        }
        else
        {
            LogStoppedWithLeases(_logger, _store!.Endpoint, queues, _options.LeaseTime);
        }
    }

    /// <summary>In a child worker, after a hard limit: hands back what else runs, settles, and ends at once; the supervisor starts another.</summary>
    private void EndProcess()
    {
        try
        {
            foreach (var pump in _pumps)
            {
                pump.StopLeasing();
            }

            if (_dispatcher is { } dispatcher && _ending is { } ending)
            {
                HandBack(dispatcher);
                foreach (var attempt in dispatcher.Running)
                {
                    ending.HandBack(attempt);
                }
            }

            foreach (var pump in _pumps)
            {
                pump.End();
            }

            // The stuck job may hold every thread of the pool, so the wait is bounded; what is not settled by then comes back with the lease.
            _pumping.Wait(StopMargin);
        }
        finally
        {
            Environment.Exit(ChildProcess.HardLimitExitCode);
        }
    }

    private static void HandBack(Dispatcher dispatcher)
    {
        foreach (var work in dispatcher.TakeBack())
        {
            work.Pump.Release(work);
        }
    }
}
