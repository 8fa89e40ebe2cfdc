using System.Globalization;
using StackExchange.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>How many commands a server runs.</summary>
internal static class CommandCount
{
    /// <summary>The rate over some time; what this counting costs is in it.</summary>
    public static async Task<double> PerSecondAsync(IDatabase database, TimeSpan length)
    {
        var (before, begun) = (await TotalAsync(database), TimeProvider.System.GetTimestamp());
        await Task.Delay(length);
        return (await TotalAsync(database) - before) / TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task<long> TotalAsync(IDatabase database)
    {
        var info = (string)(await database.ExecuteAsync("INFO", "stats"))!;
        const string Name = "total_commands_processed:";
        return long.Parse(info.Split('\n').First(static line => line.StartsWith(Name, StringComparison.Ordinal))[Name.Length..].Trim(), CultureInfo.InvariantCulture);
    }
}
