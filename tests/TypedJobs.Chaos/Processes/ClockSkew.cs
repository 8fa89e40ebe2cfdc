using System.Globalization;

namespace TypedJobs.Chaos.Processes;

/// <summary>Sets the calendar clock of a process off, through libfaketime where that is installed.</summary>
internal static class ClockSkew
{
    private static readonly string[] Places =
    [
        "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
        "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
        "/usr/lib64/faketime/libfaketimeMT.so.1",
        "/usr/lib/faketime/libfaketimeMT.so.1",
    ];

    private static string? Library => Array.Find(Places, File.Exists);

    public static bool IsInstalled => Library is not null;

    /// <summary>What a process needs in its environment.</summary>
    public static Dictionary<string, string> Environment(TimeSpan skew) => new(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = Library ?? throw new InvalidOperationException("libfaketime is not installed."),
        ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{(long)skew.TotalSeconds:+0;-0}"),
        // The monotonic clock is the machine's: a skewed calendar is what virtual machines have, not a skewed uptime.
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // Or every timed wait of .NET, which is on the monotonic clock, ends at once.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
    };
}
