using System.Globalization;

namespace TypedJobs.Tests.Redis;

/// <summary>How long a process waited for a processor although it could run, as Linux counts it: what a busy machine adds to whatever the process does.</summary>
internal static class RunQueue
{
    /// <summary>Of the main thread, since its start. Zero where the system does not tell.</summary>
    public static TimeSpan WaitOf(int process)
    {
        try
        {
            // https://docs.kernel.org/scheduler/sched-stats.html: time on a processor, time in the run queue, slices; ns.
            var fields = File.ReadAllText($"/proc/{process}/schedstat").Split(' ');
            return TimeSpan.FromMicroseconds(long.Parse(fields[1], CultureInfo.InvariantCulture) / 1_000d);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }
}
