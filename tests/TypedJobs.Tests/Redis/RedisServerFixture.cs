using System.Diagnostics;
using Testcontainers.Redis;
using TypedJobs.Embedded;
using TypedJobs.Tests.Redis;

[assembly: AssemblyFixture(typeof(RedisServerFixture))]

namespace TypedJobs.Tests.Redis;

/// <summary>The Redis that the tests share: one named by <c>TYPEDJOBS_TEST_REDIS</c>, else a redis-server on the PATH, else one in Docker, else
/// Garnet in this process. Tests keep apart by their queues.</summary>
public sealed class RedisServerFixture : IAsyncLifetime
{
    private IAsyncDisposable? _server;
    private EmbeddedRedis? _embedded;

    /// <summary>Where it listens, in StackExchange.Redis's notation.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>Which of the four it is.</summary>
    public string Kind { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TYPEDJOBS_TEST_REDIS") is { Length: > 0 } given)
        {
            (Kind, Endpoint) = ("given by TYPEDJOBS_TEST_REDIS", given);
        }
        else if (RedisProcess.IsInstalled)
        {
            var process = await RedisProcess.StartAsync();
            (_server, Kind, Endpoint) = (process, "redis-server on the PATH", process.Endpoint);
        }
        else if (await HasDockerAsync())
        {
            var container = new RedisBuilder("redis:7").Build();
            await container.StartAsync();
            (_server, Kind, Endpoint) = (container, "redis:7 in Docker", container.GetConnectionString());
        }
        else
        {
            var embedded = EmbeddedRedis.Start();
            (_embedded, Kind, Endpoint) = (embedded, "embedded Garnet", embedded.Endpoint);
        }

        await Console.Error.WriteLineAsync($"Redis for the tests: {Kind}, {Endpoint}");
    }

    public ValueTask DisposeAsync()
    {
        _embedded?.Dispose();
        return _server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>The program alone is not enough: only a running engine answers.</summary>
    private static async Task<bool> HasDockerAsync()
    {
        if (RedisProcess.FindOnPath("docker") is null)
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo("docker", ["version", "--format", "{{.Server.Version}}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
