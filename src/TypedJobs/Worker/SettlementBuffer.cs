using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Where processors put what has ended, until the pump's next round trip takes all of it. What was sent stays until it is acknowledged.</summary>
internal sealed class SettlementBuffer
{
    private readonly Lock _gate = new();
    private List<Settlement> _collecting = [];
    private List<JobId> _releasing = [];
    private LeaseSession? _session;

    // Owned by the pump: taken, and not acknowledged yet.
    private Settlement[] _sending = new Settlement[64];
    private JobId[] _sendingReleases = [];
    private int _sendingCount;

    public void Settle(LeaseSession session, in Settlement settlement)
    {
        lock (_gate)
        {
            if (IsCurrent(session))
            {
                _collecting.Add(settlement);
            }
        }
    }

    public void Release(LeaseSession session, JobId id)
    {
        lock (_gate)
        {
            if (IsCurrent(session))
            {
                _releasing.Add(id);
            }
        }
    }

    /// <summary>All that waits to be settled, what was sent without an answer first; at most a batch.</summary>
    public ReadOnlyMemory<Settlement> TakeSettlements(LeaseSession session)
    {
        lock (_gate)
        {
            _session = session;
            var room = StoreLimits.MaxBatch - _sendingCount;
            var taken = Math.Min(room, _collecting.Count);
            if (taken > 0)
            {
                if (_sending.Length < _sendingCount + taken)
                {
                    Array.Resize(ref _sending, Math.Max(_sendingCount + taken, _sending.Length * 2));
                }

                _collecting.CopyTo(0, _sending, _sendingCount, taken);
                _collecting.RemoveRange(0, taken);
                _sendingCount += taken;
            }

            return _sending.AsMemory(0, _sendingCount);
        }
    }

    /// <summary>The store has answered: the settlements that were taken are done with.</summary>
    public void Sent(int count)
    {
        // Cleared, so that the bodies and results they refer to can be collected.
        Array.Clear(_sending, 0, count);
        _sendingCount = 0;
    }

    /// <summary>All that waits to be handed back, what was sent without an answer first.</summary>
    public JobId[] TakeReleases(LeaseSession session)
    {
        lock (_gate)
        {
            _session = session;
            if (_releasing.Count > 0)
            {
                _sendingReleases = [.. _sendingReleases, .. _releasing];
                _releasing = [];
            }

            return _sendingReleases;
        }
    }

    public void ReleasesSent() => _sendingReleases = [];

    /// <summary>Of what was sent without an answer, keeps only what the session still holds: the rest was settled, or handed back, by that call.</summary>
    public void KeepUnsettled(HashSet<JobId> leased)
    {
        lock (_gate)
        {
            var kept = 0;
            for (var i = 0; i < _sendingCount; i++)
            {
                if (leased.Contains(_sending[i].Id))
                {
                    _sending[kept++] = _sending[i];
                }
            }

            Array.Clear(_sending, kept, _sendingCount - kept);
            _sendingCount = kept;
            _sendingReleases = Array.FindAll(_sendingReleases, leased.Contains);
        }
    }

    /// <summary>Every id that waits here.</summary>
    public List<JobId> Ids()
    {
        lock (_gate)
        {
            return [.. _collecting.Select(static s => s.Id), .. _sending.Take(_sendingCount).Select(static s => s.Id), .. _releasing, .. _sendingReleases];
        }
    }

    /// <summary>Throws away what waits, because another worker has those jobs.</summary>
    /// <returns>How many settlements.</returns>
    public int Forget(LeaseSession session)
    {
        lock (_gate)
        {
            var count = _collecting.Count + _sendingCount;
            _collecting = [];
            _releasing = [];
            _sendingReleases = [];
            Array.Clear(_sending, 0, _sendingCount);
            _sendingCount = 0;
            _session = session;
            return count;
        }
    }

    // A job of an earlier session may end after the pump has started anew: that settlement is void.
    private bool IsCurrent(LeaseSession session) => !session.Lost && (_session is null || _session == session);
}
