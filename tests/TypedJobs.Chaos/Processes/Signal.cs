using System.Runtime.InteropServices;

namespace TypedJobs.Chaos.Processes;

/// <summary>Signals, by their numbers on Linux.</summary>
internal static partial class Signal
{
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    // errno(3): no such process.
    private const int HasEnded = 3;

    /// <summary>Sends a signal; to a process that has ended, none.</summary>
    public static void Send(int process, int signal)
    {
        if (SendSignal(process, signal) != 0 && Marshal.GetLastPInvokeError() != HasEnded)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to process {process}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
