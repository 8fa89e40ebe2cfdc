using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TypedJobs.Chaos.Ledgers;

/// <summary>What one process has done, line by line, in a file of its own: what was written stays when the process is killed.</summary>
/// <remarks>Times are <see cref="Stopwatch.GetTimestamp"/>: one clock for all processes of the machine, which no skew of the calendar touches.</remarks>
internal sealed class LedgerWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream? _file;

    private LedgerWriter(FileStream? file) => _file = file;

    public static LedgerWriter None { get; } = new(null);

    public static LedgerWriter Open(string folder, string role)
        => new(new FileStream(
            Path.Combine(folder, $"{role}-{Environment.ProcessId}{LedgerReader.Extension}"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    public void Began(int number, JobContext job) => Write("began", number, job);

    public void Done(int number, JobContext job) => Write("done", number, job);

    public void Threw(int number, JobContext job) => Write("threw", number, job);

    public void Stopped(int number, JobContext job) => Write("stopped", number, job);

    public void Ended(RunEnd how, int number, JobContext job) => Write(how == RunEnd.Stopped ? "stopped" : "threw", number, job);

    /// <summary>The job does what it is to do once.</summary>
    public void Effect(int number, JobContext job) => Write("effect", number, job);

    /// <summary>Redis has the mark that it is done.</summary>
    public void Marked(int number, JobContext job) => Write("marked", number, job);

    /// <summary>The handler of a dead job runs.</summary>
    public void Mourned(DeadLetter letter) => WriteLine($"mourned {Now} {letter.Id:N}");

    public void Calling(int number) => WriteLine($"calling {Now} {number}");

    public void Acknowledged(int number, JobHandle handle) => WriteLine($"acknowledged {Now} {number} {handle.Id:N} {handle.Queue}");

    /// <summary>The worker has noticed that another one recovered its session.</summary>
    public void LeaseLost() => WriteLine($"lease-lost {Now}");

    /// <summary>The worker ended without settling, because Redis did not answer.</summary>
    public void GaveUp() => WriteLine($"gave-up {Now}");

    /// <summary>The worker was told to end.</summary>
    public void ToldToEnd() => WriteLine($"told-to-end {Now}");

    /// <summary>No thread of the process ran for a while.</summary>
    public void Stalled(long from) => WriteLine($"stalled {from} {Now}");

    public void Dispose() => _file?.Dispose();

    private static long Now => Stopwatch.GetTimestamp();

    private void Write(string what, int number, JobContext job) => WriteLine($"{what} {Now} {number} {job.Id:N} {job.Attempt}");

    private void WriteLine(FormattableString line)
    {
        if (_file is null)
        {
            return;
        }

        var bytes = Encoding.ASCII.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n");
        lock (_gate)
        {
            _file.Write(bytes);
        }
    }
}
