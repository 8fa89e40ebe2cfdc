using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>What is said when no connection can be made, against servers that refuse for one reason each.</summary>
public sealed class RedisObstacleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typedjobs-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NothingListens_IsSaid()
        => await FailsAsync($"127.0.0.1:{RedisProcess.FreePort()}", "nothing answers there");

    [Theory]
    [InlineData("127.0.0.1:{0},ssl=true")]
    [InlineData("rediss://127.0.0.1:{0}")]
    public async Task TlsAgainstAPlainPort_SaysTls(string configuration)
    {
        await using var redis = await RedisProcess.StartAsync();
        await FailsAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, configuration, redis.Port), "does not speak TLS");
    }

    [Fact]
    public async Task PlainAgainstATlsPort_SaysTls()
    {
        var (redis, port) = await StartTlsAsync();
        await using var server = redis;
        await FailsAsync($"127.0.0.1:{port},connectTimeout=3000,connectRetry=1", "it speaks TLS on that port");
    }

    [Fact]
    public async Task TlsWithAnUnknownCertificate_SaysSo_AndWithAKnownOneConnects()
    {
        var (redis, port) = await StartTlsAsync();
        await using var server = redis;
        await FailsAsync($"127.0.0.1:{port},ssl=true,connectTimeout=3000,connectRetry=1", "TLS was not agreed on");

        var configuration = ConfigurationOptions.Parse($"127.0.0.1:{port},ssl=true");
        configuration.CertificateValidation += static (_, certificate, _, _) => certificate?.Subject == "CN=typedjobs.test";
        await using var client = await JobClient.ConnectAsync(new RedisOptions { ConfigurationOptions = configuration });
        Assert.Equal($"127.0.0.1:{port}", client.Endpoint);
    }

    [Fact]
    public async Task TooManyClients_IsNotSilence()
    {
        await using var redis = await RedisProcess.StartAsync("--maxclients", "1");
        using var taken = new TcpClient();
        await taken.ConnectAsync(IPAddress.Loopback, redis.Port);
        await taken.GetStream().WriteAsync("PING\r\n"u8.ToArray());
        Assert.True(await taken.GetStream().ReadAsync(new byte[16]) > 0);
        await FailsAsync($"{redis.Endpoint},connectTimeout=2000,connectRetry=1", "maxclients");
    }

    [Fact]
    public async Task PasswordIsMissingOrWrong_SaysWhichAndDoesNotRepeatIt()
    {
        await using var redis = await RedisProcess.StartAsync("--requirepass", "right");
        await FailsAsync(redis.Endpoint, "it asks for a password");
        await FailsAsync($"{redis.Endpoint},password=s3cret", "it refused the user or password");
        await FailsAsync($"redis://user:s3cret@{redis.Endpoint}", "it refused the user or password");
        await using var client = await JobClient.ConnectAsync($"redis://:right@{redis.Endpoint}");
        Assert.Equal(redis.Endpoint, client.Endpoint);
    }

    [Fact]
    public async Task SomethingElseListens_IsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await FailsAsync($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port},connectTimeout=1000,connectRetry=1", "does not answer as Redis does");
    }

    [Fact]
    public async Task Replica_IsSaidToBeOne()
    {
        await using var primary = await RedisProcess.StartAsync();
        await using var replica = await RedisProcess.StartAsync("--save", "", "--replicaof", "127.0.0.1", $"{primary.Port}");
        await using var client = await JobClient.ConnectAsync(replica.Endpoint);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(replica.Endpoint + ",allowAdmin=true");
        await Eventually.TrueAsync(async () => ((string?)await connection.GetDatabase().ExecuteAsync("INFO", "replication"))!.Contains("master_link_status:up", StringComparison.Ordinal));

        var exception = await Assert.ThrowsAsync<JobEnqueueException>(async () => await client.EnqueueAsync(Probes.Add.With(1, 1).OnQueue("replica")));

        Assert.Contains("it is a replica", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayBeStored);
    }

    private static async Task FailsAsync(string configuration, string words)
    {
        var exception = await Assert.ThrowsAsync<JobException>(() => JobClient.ConnectAsync(configuration));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    private async Task<(RedisProcess Server, int Port)> StartTlsAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=typedjobs.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(_folder, "tls.crt"), Path.Combine(_folder, "tls.key"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        var port = RedisProcess.FreePort();
        var server = await RedisProcess.StartAsync(
            "--save", "", "--tls-port", $"{port}", "--tls-cert-file", certificateFile, "--tls-key-file", keyFile, "--tls-ca-cert-file", certificateFile, "--tls-auth-clients", "no");
        return (server, port);
    }
}
