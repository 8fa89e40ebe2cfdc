namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    // Longer than any job stays between two roles, even on a machine that is out of breath.
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(1);

    private HashSet<JobId> _unaccounted = [];
    private long _countedAt;

    /// <summary>The lease is lost: forget what was under it and lease under a new name.</summary>
    private void StartAnew()
    {
        var thrownAway = _ended.Forget(_session);
        LogLeaseLost(_logger, Queue, _session.Store.Name, thrownAway);
        _reconcile = false;
        _unaccounted = [];
        Volatile.Write(ref _session, NextSession());
        _mayHaveMore = true;
    }

    private async ValueTask SendReleasesAsync(bool endSession)
    {
        var ids = _ended.TakeReleases(_session);
        if (ids.Length == 0 && !(endSession && _session.Registered))
        {
            return;
        }

        await _store.ReleaseAsync(Queue, _session.Store, ids, endSession).ConfigureAwait(false);
        _ended.ReleasesSent();
        _session.Held -= ids.Length;
    }

    /// <summary>Counts what the store holds under the session, and hands back jobs that this worker was never told of.</summary>
    /// <remarks>
    /// A reply that was lost may have leased jobs. A job on its way between two roles here can look like one of those for an instant, so
    /// only what was unaccounted for in two counts, a while apart, is handed back.
    /// </remarks>
    private async ValueTask ReconcileAsync()
    {
        var session = _session;
        if (_unaccounted.Count > 0 && _time.GetElapsedTime(_countedAt) < BetweenCounts)
        {
            return;
        }

        var leased = await _store.ListLeasedAsync(Queue, session.Store).ConfigureAwait(false);
        session.Held = leased.Length;
        // The call that was not answered may be the one that made the session.
        session.Registered |= leased.Length > 0;
        _countedAt = _time.GetTimestamp();
        var unaccounted = leased.ToHashSet();
        unaccounted.ExceptWith(_dispatcher.Ready.Select(static work => work.Job.Id));
        unaccounted.ExceptWith(_dispatcher.Running.Select(static attempt => attempt.Work.Job.Id));
        unaccounted.ExceptWith(_ended.Ids());
        var orphans = unaccounted.Where(_unaccounted.Contains).ToArray();
        _unaccounted = unaccounted;
        if (orphans.Length > 0)
        {
            await _store.ReleaseAsync(Queue, session.Store, orphans, endSession: false).ConfigureAwait(false);
            session.Held -= orphans.Length;
            _unaccounted.ExceptWith(orphans);
            LogHandedBack(_logger, orphans.Length, Queue);
        }

        _reconcile = _unaccounted.Count > 0;
    }
}
