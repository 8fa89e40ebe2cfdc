using TypedJobs.Storage;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    // Longer than any job stays between two roles, even on a machine that is out of breath.
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(1);

    private HashSet<JobId> _unaccounted = [];
    private long _countedAt;
    private long _heldAt;

    /// <summary>The lease is lost: forget what was under it and lease under a new name.</summary>
    private void StartAnew()
    {
        var thrownAway = _ended.Forget(_session);
        LogLeaseLost(_logger, Queue, _session.Store.Name, thrownAway);
        _reconcile = false;
        _unanswered = false;
        _unaccounted = [];
        _quarantine.Left(this, hasSuspect: false);
        _cancelledBeforeBegun.Clear();
        Volatile.Write(ref _session, NextSession());
        _mayHaveMore = true;
    }

    /// <summary>Ends a session that has held nothing for a whole lease: an idle queue has no lease to keep, and no session to look at.</summary>
    private async ValueTask<bool> EndIdleSessionAsync()
    {
        if (Time.GetElapsedTime(_heldAt) < _settings.LeaseTime)
        {
            return false;
        }

        await SendReleasesAsync(endSession: true).ConfigureAwait(false);
        Volatile.Write(ref _session, NextSession());
        return true;
    }

    private async ValueTask SendReleasesAsync(bool endSession)
    {
        var ids = _ended.TakeReleases(_session);
        if (ids.Length == 0 && !(endSession && _session.Registered))
        {
            return;
        }

        try
        {
            await _store.ReleaseAsync(Queue, _session.Store, ids, endSession).ConfigureAwait(false);
        }
        catch (StoreException exception) when (endSession && exception.MayBeApplied)
        {
            // If it was, the session is gone because it ended, not because another worker recovered it.
            _session.Registered = false;
            throw;
        }

        _ended.ReleasesSent();
        _session.Held -= ids.Length;
    }

    /// <summary>Looks at what the store holds under the session: forgets settlements that have arrived, and hands back jobs that this worker was never told of.</summary>
    /// <remarks>
    /// A call without an answer may have settled: sent again, its retry would bring back a job that another worker has run meanwhile. It may have
    /// leased, too. A job on its way between two roles here can look like one of those for an instant, so only what was unaccounted for in two
    /// counts, a while apart, is handed back.
    /// </remarks>
    private async ValueTask ReconcileAsync()
    {
        var session = _session;
        if (!_unanswered && AwaitsSecondCount())
        {
            return;
        }

        var leased = await _store.ListLeasedAsync(Queue, session.Store).ConfigureAwait(false);
        _outage.Over();
        if (leased is null && session.Registered)
        {
            LoseLease(session);
            return;
        }

        // The call that was not answered may be the one that made the session.
        session.Registered |= leased is not null;
        session.Held = leased?.Length ?? 0;
        if (_unanswered)
        {
            _ended.KeepUnsettled([.. leased ?? []]);
            _unanswered = false;
        }

        await HandBackOrphansAsync(session, leased ?? []).ConfigureAwait(false);
    }

    private async ValueTask HandBackOrphansAsync(LeaseSession session, JobId[] leased)
    {
        if (AwaitsSecondCount())
        {
            return;
        }

        var unaccounted = Unaccounted(leased);
        // When the worker ends, nothing is on its way any more.
        var orphans = _ending ? [.. unaccounted] : unaccounted.Where(_unaccounted.Contains).ToArray();
        _unaccounted = unaccounted;
        _countedAt = Time.GetTimestamp();
        if (orphans.Length > 0)
        {
            await _store.ReleaseAsync(Queue, session.Store, orphans, endSession: false).ConfigureAwait(false);
            session.Held -= orphans.Length;
            _unaccounted.ExceptWith(orphans);
            LogHandedBack(_logger, orphans.Length, Queue);
        }

        _reconcile = _unaccounted.Count > 0;
    }

    private bool AwaitsSecondCount() => !_ending && _unaccounted.Count > 0 && Time.GetElapsedTime(_countedAt) < BetweenCounts;

    private HashSet<JobId> Unaccounted(JobId[] leased)
    {
        var unaccounted = leased.ToHashSet();
        unaccounted.ExceptWith(_dispatcher.Ready.Select(static work => work.Job.Id));
        unaccounted.ExceptWith(_dispatcher.Running.Select(static attempt => attempt.Work.Job.Id));
        unaccounted.ExceptWith(_ended.Ids());
        return unaccounted;
    }
}
