using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TypedJobs.Chaos.Verdicts;

namespace TypedJobs.Chaos.Processes;

/// <summary>The Redis of the run: one that was given, or a redis-server of its own that keeps what it has acknowledged, whatever ends it.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly int _port;
    private Process? _process;

    private RedisServer(string endpoint, string folder, int port)
    {
        Endpoint = endpoint;
        _folder = folder;
        _port = port;
    }

    public string Endpoint { get; }

    /// <summary>True if it is ours to restart.</summary>
    public bool IsOwn => _port != 0;

    /// <exception cref="ArgumentException">There is no redis-server to start.</exception>
    public static async Task<RedisServer> StartAsync(string? given, string folder)
    {
        if (given is not null)
        {
            return new RedisServer(given, folder, 0);
        }

        var port = FreePort();
        var server = new RedisServer(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), folder, port);
        try
        {
            await server.StartAgainAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ArgumentException("There is no redis-server on the PATH: install one, or name one that runs with --redis HOST:PORT.");
        }

        return server;
    }

    /// <summary>Starts it on the same port and data.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("redis-server") { WorkingDirectory = _folder, RedirectStandardOutput = true };
        // Always: with everysec a kill may take back the last second of what was acknowledged, and the verdict could not tell that from a loss of ours.
        string[] arguments =
        [
            "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder,
            "--appendonly", "yes", "--appendfsync", "always", "--save", "",
            .. SlowLogWatch.Settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"redis-server on port {_port} has ended; its data is in {_folder}."));
        StartedAt = Stopwatch.GetTimestamp();
        _process.Start();
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Limit);
    }

    /// <summary>The id of the process that runs now; 0 if the server was given.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>When that process was started, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Stops it in its tracks for a while.</summary>
    public async Task BeSilentAsync(TimeSpan length)
    {
        Signal.Send(ProcessId, Signal.Stop);
        await Task.Delay(length);
        Signal.Send(ProcessId, Signal.Continue);
    }

    /// <summary>Ends it: by SIGTERM, as an operator does, or by SIGKILL.</summary>
    public async Task StopAsync(bool kill)
    {
        if (_process is not { HasExited: false } process)
        {
            return;
        }

        if (kill)
        {
            process.Kill();
        }
        else
        {
            Signal.Send(process.Id, Signal.Terminate);
        }

        await process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(kill: true);
        _process?.Dispose();
        _process = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
