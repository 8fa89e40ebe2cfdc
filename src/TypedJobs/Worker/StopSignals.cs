using System.Runtime.InteropServices;

namespace TypedJobs.Worker;

/// <summary>Counts the signals that ask this process to end (SIGTERM, SIGINT, SIGQUIT). The first begins a stop, which is the host's to do; the second asks to hurry.</summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action _hurry;
    private int _count;

    /// <summary>Listens.</summary>
    /// <param name="hurry">Called at the second signal and at each that follows.</param>
    public StopSignals(Action hurry)
    {
        _hurry = hurry;
        foreach (var signal in Signals)
        {
            try
            {
                _registrations.Add(PosixSignalRegistration.Create(signal, _ => Received()));
            }
            catch (Exception exception) when (exception is PlatformNotSupportedException or IOException)
            {
                // Without signals there is no second one.
            }
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Received()
    {
        if (Interlocked.Increment(ref _count) < 2)
        {
            return;
        }

        try
        {
            _hurry();
        }
        catch (Exception)
        {
            // What a signal handler throws ends the process; the stop that is under way ends it in order.
        }
    }
}
