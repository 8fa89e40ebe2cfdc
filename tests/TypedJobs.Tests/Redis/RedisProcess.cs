using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TypedJobs.Tests.Redis;

/// <summary>A redis-server of its own on a free loopback port, that can be stopped, killed and started again on the same port and data.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, RedisProcess> Running = new(StringComparer.Ordinal);

    private readonly string[] _arguments;
    private readonly string _folder = Directory.CreateTempSubdirectory("typedjobs-redis-").FullName;
    private Process? _process;

    private RedisProcess(string[] arguments, int port)
    {
        _arguments = arguments;
        Port = port;
    }

    public int Port { get; }

    public string Endpoint => $"127.0.0.1:{Port}";

    /// <summary>The id of the process that runs now.</summary>
    public int ProcessId => _process!.Id;

    public static bool IsInstalled => FindOnPath("redis-server") is not null;

    /// <summary>Starts one. Where redis-server is not installed, the test that calls it is skipped.</summary>
    /// <param name="arguments">Settings beyond the port and the folder: <c>--appendonly yes</c>. Without any, nothing is written to disk.</param>
    public static async Task<RedisProcess> StartAsync(params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled, "Needs a redis-server of its own, and none is on the PATH.");
        var redis = new RedisProcess(arguments.Length > 0 ? arguments : ["--save", "", "--appendonly", "no"], FreePort());
        await redis.StartAgainAsync();
        return redis;
    }

    /// <summary>The one that listens there; null if none of ours does.</summary>
    public static RedisProcess? At(string endpoint) => Running.GetValueOrDefault(endpoint);

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("redis-server")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] own = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder, "--daemonize", "no", .. SlowLog.Settings];
        foreach (var argument in own.Concat(_arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = new List<string>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            log.Add(line.Data ?? "");
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"redis-server ended: {string.Join('\n', log)}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Running[Endpoint] = this;
    }

    /// <summary>Stops it as an operator does: it writes what it has to write.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } process)
        {
            Signal("-TERM");
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in its tracks: connections stay open and nothing answers.</summary>
    public void Pause() => Signal("-STOP");

    public void Resume() => Signal("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        Running.TryRemove(Endpoint, out _);
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string? FindOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
