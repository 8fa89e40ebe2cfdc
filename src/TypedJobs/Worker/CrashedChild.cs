using Microsoft.Extensions.Logging;
using TypedJobs.Observability;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Gives back at once what a child held that has crashed, with what it had begun to blame. Where that fails, other workers do it when the child's lease ends.</summary>
internal sealed partial class CrashedChild
{
    // Another child waits to be started; the lease does the same in the end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Func<CancellationToken, ValueTask<IJobStore>> _connect;
    private readonly JobWorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public CrashedChild(Func<CancellationToken, ValueTask<IJobStore>> connect, JobWorkerOptions options, TimeProvider time, ILogger logger)
    {
        _connect = connect;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Ends a crashed child's sessions. Never throws.</summary>
    /// <param name="number">The child's number.</param>
    /// <param name="record">What it has noted.</param>
    /// <param name="stopping">Ends the wait.</param>
    public async Task EndAsync(int number, BegunRecord record, CancellationToken stopping)
    {
        if (record.Sessions.Length == 0)
        {
            return;
        }

        try
        {
            var ended = await EndSessionsAsync(record, stopping).WaitAsync(Patience, _time, stopping).ConfigureAwait(false);
            LogEnded(_logger, number, ended.HandedBack + ended.Recovered + ended.Suspected, ended.Recovered + ended.Suspected + ended.Dead, ended.Suspected, ended.Dead);
        }
        catch (Exception exception)
        {
            LogNotEnded(_logger, exception, number);
        }
    }

    private async Task<EndedSession> EndSessionsAsync(BegunRecord record, CancellationToken stopping)
    {
        var store = await _connect(stopping).ConfigureAwait(false);
        // Killed from outside, too: an operator's victim runs again and is free of blame, while a job that the kernel kills for its memory has to be found. Nothing
        // dies of it that did not run alone.
        var begun = record.Begun;
        var failure = CrashFailure.ToBytes(_options.MaxCrashes, _time.GetUtcNow());
        EndedSession ended = default;
        foreach (var (queue, session) in record.Sessions)
        {
            ended += await store.EndSessionAsync(queue, new CrashedSession(session, begun, Alone: begun.Length == 1), _options.MaxCrashes, failure).ConfigureAwait(false);
        }

        return ended;
    }

    [LoggerMessage(EventIds.CrashedChildEnded, LogLevel.Warning, "Child worker {Number} held jobs when it crashed: {Jobs} are back in their queues. {Begun} had begun and count as crashed; {Suspects} of them will run alone, and {Dead} that took down too many workers are dead.")]
    private static partial void LogEnded(ILogger logger, int number, int jobs, int begun, int suspects, int dead);

    [LoggerMessage(EventIds.CrashedChildNotEnded, LogLevel.Warning, "What child worker {Number} held when it crashed could not be given back; other workers take it over when its lease ends.")]
    private static partial void LogNotEnded(ILogger logger, Exception exception, int number);
}
