using TypedJobs.Embedded;
using TypedJobs.Tests.Redis;

[assembly: AssemblyFixture(typeof(EmbeddedRedisFixture))]

namespace TypedJobs.Tests.Redis;

/// <summary>Garnet in this process: what holds on Redis must hold on it.</summary>
public sealed class EmbeddedRedisFixture : IDisposable
{
    private readonly EmbeddedRedis _server = EmbeddedRedis.Start();

    public string Endpoint => _server.Endpoint;

    public void Dispose() => _server.Dispose();
}
