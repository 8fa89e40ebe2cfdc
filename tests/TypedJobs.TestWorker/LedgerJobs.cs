using System.Diagnostics;

namespace TypedJobs.TestWorker;

/// <summary>Jobs that write what they did into a file outside Redis, so that a test can count runs whatever happens to the worker.</summary>
public static partial class LedgerJobs
{
    /// <summary>Writes one line, after a while that heeds the token; over two seconds, one at its start, too.</summary>
    [Job("ledger.note")]
    public static async Task Note(string ledger, int number, int milliseconds, JobContext job, CancellationToken cancellationToken)
    {
        if (milliseconds > LongTime)
        {
            Append(ledger, $"began {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
        }

        await Task.Delay(milliseconds, cancellationToken);
        Append(ledger, $"ran {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
    }

    /// <summary>Writes one line at its start, then holds its thread and heeds nothing.</summary>
    [Job("ledger.block", HardTimeout = "1s", MaxAttempts = 2, BaseDelay = "1ms")]
    public static void Block(string ledger, int number, int milliseconds, JobContext job)
    {
        Append(ledger, $"began {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
        Thread.Sleep(milliseconds);
        Append(ledger, $"ended {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
    }

    /// <summary>Takes its process down, as a crash would.</summary>
    [Job("ledger.crash")]
    public static void Crash(string ledger, int number, JobContext job)
    {
        Append(ledger, $"began {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Ends its process as a fault that nothing catches does.</summary>
    [Job("ledger.fail-fast")]
    public static void FailFast(string ledger, int number, JobContext job)
    {
        Append(ledger, $"began {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
        Environment.FailFast("The job is poison.");
    }

    /// <summary>Writes a line at its start and one at its end, after a while that heeds the token.</summary>
    [Job("ledger.slow")]
    public static async Task Slow(string ledger, int number, int milliseconds, JobContext job, CancellationToken cancellationToken)
    {
        Append(ledger, $"began {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
        await Task.Delay(milliseconds, cancellationToken);
        Append(ledger, $"ran {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
    }

    /// <summary>Carries many bytes.</summary>
    [Job("ledger.large")]
    public static void Large(string ledger, int number, byte[] bytes, JobContext job)
        => Append(ledger, $"ran {number} {job.Id} {job.Attempt} {bytes.Length}");

    /// <summary>Holds memory for the life of the process.</summary>
    [Job("ledger.leak")]
    public static void Leak(string ledger, int number, int megabytes, JobContext job)
    {
        var leaked = new byte[megabytes << 20];
        Array.Fill(leaked, (byte)1);
        Leaked.Add(leaked);
        Append(ledger, $"ran {number} {job.Id} {job.Attempt} {Environment.ProcessId}");
    }

    // Jobs of such a length are looked at while they run.
    private const int LongTime = 2_000;

    private static readonly List<byte[]> Leaked = [];

    // A file a process: FileMode.Append seeks and then writes, so two processes on one file would overwrite each other.
    private static void Append(string ledger, string line)
    {
        lock (Leaked)
        {
            File.AppendAllText($"{ledger}.{Environment.ProcessId}", line + "\n");
        }
    }
}
