using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>The store cannot be reached for a while: wait a little longer each time, and say so once, not once per try.</summary>
internal sealed partial class Outage
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private const int TriesWhileEnding = 3;

    private readonly string _queue;
    private readonly string _endpoint;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Restarts _unexpected;
    private long _since;
    private int _tries;

    public Outage(string queue, string endpoint, TimeProvider time, Random random, ILogger logger)
    {
        _queue = queue;
        _endpoint = endpoint;
        _time = time;
        _random = random;
        _logger = logger;
        _unexpected = new Restarts(time);
    }

    /// <summary>Waits before the next try.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="giveUp">True if the worker is ending: a few tries, then no more.</param>
    /// <returns>False if there should be no other try.</returns>
    public async ValueTask<bool> WaitAsync(StoreException exception, bool giveUp)
    {
        if (_tries++ == 0)
        {
            _since = _time.GetTimestamp();
            LogBegins(_logger, exception, _queue, _endpoint);
        }

        if (giveUp && _tries > TriesWhileEnding)
        {
            LogGivenUp(_logger, _queue, _endpoint);
            return false;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(_tries - 1, 10));
        wait = wait < LongestWait ? wait : LongestWait;
        await Task.Delay(wait * (0.5 + (_random.NextDouble() / 2)), _time).ConfigureAwait(false);
        return true;
    }

    /// <summary>Waits before the next try after an error that is none of the store's.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="giveUp">True if the worker is ending: no other try.</param>
    /// <returns>False if there should be no other try.</returns>
    public async ValueTask<bool> WaitUnexpectedAsync(Exception exception, bool giveUp)
    {
        var wait = _unexpected.Failed(out var isNew);
        if (isNew)
        {
            LogUnexpected(_logger, exception, _queue, wait);
        }

        if (giveUp)
        {
            return false;
        }

        await Task.Delay(wait, _time).ConfigureAwait(false);
        return true;
    }

    /// <summary>The store answers.</summary>
    public void Over()
    {
        if (_tries > 0)
        {
            LogEnds(_logger, _queue, _endpoint, _time.GetElapsedTime(_since), _tries);
            _tries = 0;
        }
    }

    [LoggerMessage(EventIds.OutageBegins, LogLevel.Error, "Queue '{Queue}' cannot be served: Redis at {Endpoint} does not answer. Running jobs go on, their results are kept; the worker tries again until it does.")]
    private static partial void LogBegins(ILogger logger, Exception exception, string queue, string endpoint);

    [LoggerMessage(EventIds.OutageUnexpected, LogLevel.Critical, "Queue '{Queue}' cannot be served because of an unexpected error (a bug in TypedJobs, or bytes in Redis that another program wrote). The worker tries again in {Wait}, and after a growing wait for as long as it fails.")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string queue, TimeSpan wait);

    [LoggerMessage(EventIds.OutageEnds, LogLevel.Information, "Queue '{Queue}' is served again: Redis at {Endpoint} answered after {Length} and {Tries} tries.")]
    private static partial void LogEnds(ILogger logger, string queue, string endpoint, TimeSpan length, int tries);

    [LoggerMessage(EventIds.OutageGivenUp, LogLevel.Error, "The worker stops although Redis at {Endpoint} does not answer: what it held of queue '{Queue}' comes back when its lease ends.")]
    private static partial void LogGivenUp(ILogger logger, string queue, string endpoint);
}
