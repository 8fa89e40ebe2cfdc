using TypedJobs.Storage;

namespace TypedJobs.Worker;

/// <summary>Where the pumps of a worker agree that one job runs alone: a suspect, whose runs ended with the death of two workers. If this worker dies too, no other job
/// can be to blame.</summary>
internal sealed class Quarantine
{
    private readonly Lock _gate = new();
    private readonly HashSet<Pump> _asking = [];
    private Func<IEnumerable<Pump>> _pumps = static () => [];
    private Pump? _owner;
    private Pump? _drainsFor;

    private bool HoldsBack => _owner is not null || _drainsFor is not null;

    /// <summary>Tells it which pumps the worker has.</summary>
    public void Watch(Func<IEnumerable<Pump>> pumps) => _pumps = pumps;

    /// <summary>Claims the worker for a suspect of this pump's queue.</summary>
    /// <returns>True if the worker holds nothing in any queue: the pump may ask for one, and the others lease nothing until it has <see cref="Left"/>.</returns>
    public bool TryClaim(Pump pump)
    {
        lock (_gate)
        {
            if (_owner == pump)
            {
                return true;
            }

            if (_owner is not null || _asking.Count > 0 || (_drainsFor is not null && _drainsFor != pump) || _pumps().Any(static p => p.Session.Held > 0))
            {
                return false;
            }

            _owner = pump;
            return true;
        }
    }

    /// <summary>Lets the worker end what it runs, so that the pump can claim it.</summary>
    public void Drain(Pump pump)
    {
        lock (_gate)
        {
            _drainsFor ??= pump;
        }
    }

    /// <summary>A pump is about to ask for jobs.</summary>
    /// <returns>How many it may ask for: none beside a suspect.</returns>
    public int Enter(Pump pump, int take, SuspectCare care)
    {
        if (take == 0)
        {
            return 0;
        }

        lock (_gate)
        {
            if (care == SuspectCare.RunAlone)
            {
                return 1;
            }

            if (HoldsBack)
            {
                return 0;
            }

            _asking.Add(pump);
            return take;
        }
    }

    /// <summary>The pump's call has ended, and what it brought counts as held. Wakes the pumps that were held back, if they may lease again.</summary>
    public void Left(Pump pump, bool hasSuspect)
    {
        bool heldBack, holdsBack;
        lock (_gate)
        {
            heldBack = HoldsBack;
            _asking.Remove(pump);
            if (_owner == pump && !hasSuspect)
            {
                _owner = null;
                _drainsFor = null;
            }
            else if (_drainsFor == pump && !hasSuspect && pump.Suspects == 0)
            {
                _drainsFor = null;
            }

            holdsBack = HoldsBack;
        }

        if (heldBack && !holdsBack)
        {
            foreach (var waiting in _pumps())
            {
                waiting.Wake();
            }
        }
    }
}
