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
    private int _sendingLimit = StoreLimits.MaxBatch;

    // Bytes of bodies that the worker no longer holds, since the pump last asked.
    private long _freedBytes;

    /// <summary>A leased job has ended.</summary>
    public void Settle(LeasedWork work, in Settlement settlement)
    {
        lock (_gate)
        {
            if (IsCurrent(work.Session))
            {
                _collecting.Add(settlement);
                _freedBytes += work.Job.Body.Length;
            }
        }
    }

    /// <summary>A leased job was not begun.</summary>
    public void Release(LeasedWork work)
    {
        lock (_gate)
        {
            if (IsCurrent(work.Session))
            {
                _releasing.Add(work.Job.Id);
                _freedBytes += work.Job.Body.Length;
            }
        }
    }

    /// <summary>Bytes of bodies that the worker no longer holds, since this was last asked.</summary>
    public long TakeFreedBytes()
    {
        lock (_gate)
        {
            var freed = _freedBytes;
            _freedBytes = 0;
            return freed;
        }
    }

    /// <summary>All that waits to be settled, what was sent without an answer first; at most a batch.</summary>
    public ReadOnlyMemory<Settlement> TakeSettlements(LeaseSession session)
    {
        lock (_gate)
        {
            _session = session;
            var taken = Fitting();
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
        _sendingLimit = Math.Min(_sendingLimit * 2, StoreLimits.MaxBatch);
    }

    /// <summary>The store does not take what was sent: half of it goes first, so that only what it really does not take stays behind.</summary>
    public void Halve()
    {
        lock (_gate)
        {
            _sendingLimit = Math.Max(1, _sendingCount / 2);
            var rest = _sending.AsSpan(_sendingLimit, _sendingCount - _sendingLimit);
            _collecting.InsertRange(0, rest);
            rest.Clear();
            _sendingCount = _sendingLimit;
        }
    }

    /// <summary>Puts another end in the place of the only one that was sent.</summary>
    public void Replace(in Settlement settlement) => _sending[0] = settlement;

    /// <summary>How many of those that wait fit into the call: by count and by bytes, and at least one if none was sent before.</summary>
    private int Fitting()
    {
        long bytes = 0;
        foreach (ref readonly var sent in _sending.AsSpan(0, _sendingCount))
        {
            bytes += sent.Bytes;
        }

        var room = Math.Min(_sendingLimit - _sendingCount, _collecting.Count);
        for (var i = 0; i < room; i++)
        {
            bytes += _collecting[i].Bytes;
            if (bytes > StoreLimits.MaxCallBytes && _sendingCount + i > 0)
            {
                return i;
            }
        }

        return Math.Max(0, room);
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
            _freedBytes = 0;
            _session = session;
            return count;
        }
    }

    // A job of an earlier session may end after the pump has started anew: that settlement is void.
    private bool IsCurrent(LeaseSession session) => !session.Lost && (_session is null || _session == session);
}
