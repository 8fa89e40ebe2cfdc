using TypedJobs.Storage;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    private async ValueTask LeaseAsync(ReadOnlyMemory<Settlement> settlements, int take)
    {
        var session = _session;
        var care = CareForSuspects(settlements.Length);
        var allowed = _quarantine.Enter(this, take, care);
        // Cleared before asking: a message that comes meanwhile counts for the next round.
        _mayHaveMore = false;
        var sentAt = Time.GetTimestamp();
        LeaseReply reply;
        try
        {
            var request = new LeaseRequest(settlements, allowed, session.Held) { MaxBytes = RoomForBytes(), Suspects = care };
            reply = await _store.LeaseAsync(Queue, session.Store, request).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _mayHaveMore = true;
            _quarantine.Left(this, hasSuspect: false);
            if (exception is StoreException refused)
            {
                SplitRefused(settlements, refused);
            }

            throw;
        }

        _outage.Over();
        _failedCalls = 0;
        _ended.Sent(settlements.Length);
        _courier.Notice(Queue, settlements);
        if (reply.LeaseLost)
        {
            _quarantine.Left(this, hasSuspect: false);
            LoseLease(session);
            return;
        }

        session.Leased(sentAt);
        // An empty queue's session is not stored: an idle worker has no lease to keep.
        session.Registered |= reply.Jobs.Length > 0;
        session.Held += reply.Jobs.Length - (settlements.Length - reply.Refused.Length);
        _heldAt = Time.GetTimestamp();
        foreach (ref readonly var job in reply.Jobs.AsSpan())
        {
            session.HeldBytes += job.Body.Length;
        }

        _reconcile |= reply.Refused.Length > 0;
        LookAgainAt(reply, isHeldBack: allowed < take);
        Notice(reply, session);
        Dispatch(reply.Jobs, session);
    }

    private void Dispatch(LeasedJob[] jobs, LeaseSession session)
    {
        if (_leasing)
        {
            _dispatcher.Add(jobs, session);
            return;
        }

        // The worker was told to stop while the call was under way.
        foreach (var job in jobs)
        {
            Release(new LeasedWork(job, session));
        }
    }

    private void LookAgainAt(LeaseReply reply, bool isHeldBack)
    {
        // What waits beside a suspect is asked for when the quarantine wakes the pumps.
        if (reply.Pending > 0 && !isHeldBack)
        {
            _mayHaveMore = true;
        }

        // What comes without a message, the queue watch sees.
        var wait = reply.Suspects > 0 ? SuspectPoll : LongestRest;
        if (reply.NextDueUnixMs is { } due)
        {
            var untilDue = TimeSpan.FromMilliseconds(Math.Max(0, due - reply.NowUnixMs));
            wait = untilDue < wait ? untilDue : wait;
        }

        _lookAt = Time.GetTimestamp() + (long)(wait.TotalSeconds * Time.TimestampFrequency);
    }

    private int Room(int settling)
    {
        var limit = _settings.Concurrency + Prefetch.Extra(_meanJobSeconds, _settings.Concurrency, _settings.MaxPrefetch);
        var share = Math.Max(1, limit / _settings.BusyPumps());
        var room = Math.Clamp(share - (_session.Held - settling), 0, StoreLimits.MaxBatch);
        // With that many bytes in its hands it takes only what it can begin, one at a time.
        return _session.HeldBytes < StoreLimits.MaxHeldBytes ? room
            : _session.Held - settling < Math.Max(1, _settings.Concurrency / _settings.BusyPumps()) ? Math.Min(room, 1) : 0;
    }

    private int RoomForBytes() => (int)Math.Clamp(StoreLimits.MaxHeldBytes - _session.HeldBytes, 1, StoreLimits.MaxReplyBytes);
}
