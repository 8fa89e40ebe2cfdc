using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedJobs.Embedded;

/// <summary>A Redis-compatible server (Garnet) in this process, on a loopback port.</summary>
public sealed class EmbeddedRedis : IDisposable
{
    private readonly GarnetServer _server;
    private readonly bool _keepsData;

    private EmbeddedRedis(GarnetServer server, int port, bool keepsData)
    {
        _server = server;
        _keepsData = keepsData;
        Port = port;
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Where it listens: <c>127.0.0.1:port</c>.</summary>
    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Starts a server.</summary>
    /// <param name="options">Port and data folder; null for any free port and nothing kept.</param>
    /// <returns>The server; it listens.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The port is taken, or the data folder cannot be used.</exception>
    public static EmbeddedRedis Start(EmbeddedRedisOptions? options = null)
    {
        options ??= new EmbeddedRedisOptions();
        options.ThrowIfInvalid();
        var port = options.Port == 0 ? FreePort() : options.Port;
        GarnetServer? server = null;
        try
        {
            server = new GarnetServer(Arguments(port, options.DataFolder), NullLoggerFactory.Instance);
            server.Start();
            return new EmbeddedRedis(server, port, options.DataFolder is not null);
        }
        catch (Exception exception)
        {
            server?.Dispose(deleteDir: false);
            var kept = options.DataFolder is null ? "" : $" with its data in '{options.DataFolder}'";
            throw new InvalidOperationException(
                $"The embedded Redis cannot start on 127.0.0.1:{port}{kept}: {exception.Message}. Set another Port or DataFolder, and start only one "
                + "process on a folder.",
                exception);
        }
    }

    /// <summary>Stops the server. What it has taken is in the data folder, if there is one.</summary>
    public void Dispose()
    {
        if (_keepsData)
        {
            _server.Store.CommitAOFAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        _server.Dispose(deleteDir: false);
    }

    private static string[] Arguments(int port, string? dataFolder)
    {
        string[] always =
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "-q",
            // Scripts are off by default, and each must be one step.
            "--lua", "--lua-transaction-mode",
        ];
        return dataFolder is null
            ? always
            :
            [
                .. always, "--checkpointdir", Path.GetFullPath(dataFolder), "--recover",
                // A log that has grown to the limit is replaced by a checkpoint.
                "--aof", "--aof-size-limit", "256m",
                // The default asks for libaio, which many Linux machines do not have; the managed one needs nothing.
                "--device-type", "RandomAccess",
            ];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
