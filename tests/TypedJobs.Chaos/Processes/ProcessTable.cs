using System.Globalization;

namespace TypedJobs.Chaos.Processes;

/// <summary>What /proc tells of processes that are not our own children.</summary>
internal static class ProcessTable
{
    public static int[] ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && Stat(id) is [not "Z", var of, ..] && int.Parse(of, CultureInfo.InvariantCulture) == parent),
    ];

    /// <summary>True unless it has ended.</summary>
    public static bool IsRunning(int process) => Stat(process) is [not "Z", ..];

    /// <summary>How long the main thread has waited for a processor although it could run; zero where the system does not tell.</summary>
    public static TimeSpan WaitedToRun(int process)
    {
        try
        {
            // https://docs.kernel.org/scheduler/sched-stats.html: time on a processor, time in the run queue, slices; ns.
            return TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText($"/proc/{process}/schedstat").Split(' ')[1], CultureInfo.InvariantCulture) / 1_000d);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    // proc(5): the name in parentheses may hold spaces; state and parent follow it.
    private static string[] Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
