using System.Diagnostics;
using System.Globalization;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>A Redis Sentinel on a free loopback port that watches one primary.</summary>
internal sealed class SentinelProcess : IAsyncDisposable
{
    public const string ServiceName = "typedjobs";

    private readonly string _folder = Directory.CreateTempSubdirectory("typedjobs-sentinel-").FullName;
    private Process? _process;

    public int Port { get; } = RedisProcess.FreePort();

    public string Endpoint => $"127.0.0.1:{Port}";

    /// <param name="primary">The port of the primary to watch.</param>
    /// <param name="quorum">How many sentinels must agree that it is gone.</param>
    public static async Task<SentinelProcess> StartAsync(int primary, int quorum)
    {
        var sentinel = new SentinelProcess();
        var configuration = Path.Combine(sentinel._folder, "sentinel.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $"""
            port {sentinel.Port}
            bind 127.0.0.1
            dir {sentinel._folder}
            sentinel monitor {ServiceName} 127.0.0.1 {primary} {quorum}
            sentinel down-after-milliseconds {ServiceName} 1000
            sentinel failover-timeout {ServiceName} 5000
            """));
        var monitors = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("redis-server", [configuration, "--sentinel"]) { RedirectStandardOutput = true };
        sentinel._process = new Process { StartInfo = start, EnableRaisingEvents = true };
        sentinel._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("+monitor", StringComparison.Ordinal) == true)
            {
                monitors.TrySetResult();
            }
        };
        sentinel._process.Exited += (_, _) => monitors.TrySetException(new InvalidOperationException("The sentinel ended."));
        sentinel._process.Start();
        sentinel._process.BeginOutputReadLine();
        await monitors.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return sentinel;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
