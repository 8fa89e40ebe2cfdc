using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Worker;

/// <summary>A thread of its own for what must go on while jobs block the thread pool. What it runs may throw: it is run again, and the process lives.</summary>
internal sealed partial class RoleThread
{
    private readonly string _name;
    private readonly Action<RoleThread> _run;
    private readonly ILogger _logger;
    private readonly Restarts _restarts;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private volatile bool _ending;

    /// <summary>Makes a thread.</summary>
    /// <param name="name">The name of the role, for the log.</param>
    /// <param name="run">Runs until <see cref="Rest"/> says that it is to end, or returns before.</param>
    /// <param name="time">Measures incidents.</param>
    /// <param name="logger">Where a failure is said.</param>
    public RoleThread(string name, Action<RoleThread> run, TimeProvider time, ILogger logger)
    {
        _name = name;
        _run = run;
        _logger = logger;
        _restarts = new Restarts(time);
        _thread = new Thread(Run) { IsBackground = true, Name = $"TypedJobs {name}" };
    }

    /// <summary>True once it is to end.</summary>
    public bool IsEnding => _ending;

    public void Start() => _thread.Start();

    /// <summary>Waits.</summary>
    /// <returns>False if the thread is to end.</returns>
    public bool Rest(TimeSpan time)
    {
        lock (_gate)
        {
            return !_ending && (!Monitor.Wait(_gate, time) || !_ending);
        }
    }

    /// <summary>Tells the thread to end and waits for it, but not longer than this: it is in the background, and holds up no exit.</summary>
    public void End(TimeSpan patience)
    {
        lock (_gate)
        {
            _ending = true;
            Monitor.PulseAll(_gate);
        }

        if (_thread.IsAlive && _thread != Thread.CurrentThread)
        {
            _thread.Join(patience);
        }
    }

    /// <summary>Says that something failed that the thread goes on after: once an incident.</summary>
    public TimeSpan Failed(Exception exception)
    {
        var wait = _restarts.Failed(out var isNew);
        if (isNew && !IsEnding)
        {
            LogFailed(_logger, exception, _name);
        }

        return wait;
    }

    private void Run()
    {
        while (!IsEnding)
        {
            try
            {
                _run(this);
                return;
            }
            catch (Exception exception)
            {
                Rest(Failed(exception));
            }
        }
    }

    [LoggerMessage(EventIds.RoleThreadFailed, LogLevel.Critical, "The {Role} of this worker failed with an unexpected error (a bug in TypedJobs). It goes on; the same error is not logged again until it has been well for two minutes.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string role);
}
