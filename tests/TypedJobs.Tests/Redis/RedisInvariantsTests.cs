using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>Each violation is made by hand and must be named.</summary>
public sealed class RedisInvariantsTests(RedisServerFixture redis) : IAsyncLifetime
{
    private static readonly JobId Id = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);

    private readonly RedisKeys _keys = new($"i{Guid.NewGuid():N}", "mail");
    private ConnectionMultiplexer? _connection;

    private IDatabase Database => _connection!.GetDatabase();

    public async ValueTask InitializeAsync() => _connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);

    public async ValueTask DisposeAsync()
    {
        await foreach (var key in _connection!.GetServers()[0].KeysAsync(pattern: _keys.Prefix + "*"))
        {
            await Database.KeyDeleteAsync(key);
        }

        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task Check_HealthyQueue_FindsNothing()
    {
        await PutAsync("body and pending");

        await AssertNamesAsync();
    }

    [Theory]
    [InlineData("body", "has a body and is nowhere")]
    [InlineData("pending", "is in pending:normal without a body")]
    [InlineData("body and pending and scheduled", "is in pending:normal and in scheduled")]
    [InlineData("pending and cancelled and body", "has a body and is nowhere")]
    [InlineData("no id", "is no id of a job")]
    [InlineData("begun", "is noted as begun and has no crashes counted")]
    [InlineData("large", "is noted as large and has no body")]
    [InlineData("outbox", "holds follow-ups that nobody delivers")]
    [InlineData("cancelled", "is marked as cancelled and is in no list")]
    [InlineData("body and dead", "is dead without a failure beside it")]
    [InlineData("body and pending and failure", "has a failure beside it and is not dead")]
    [InlineData("crashes", "has crashes counted and no body")]
    [InlineData("body and pending and unannounced", "waits for its handler to be enqueued and is not dead")]
    [InlineData("session without lease", "holds jobs of a session that is not in leases")]
    [InlineData("unknown key", "is nobody's")]
    [InlineData("result without end", "has no time to live")]
    public async Task Check_Violation_IsNamed(string what, string expected)
    {
        foreach (var part in what.Split(" and "))
        {
            await PutAsync(part);
        }

        await AssertNamesAsync(expected);
    }

    private async Task AssertNamesAsync(params string[] expected)
    {
        var violations = await RedisInvariants.CheckAsync(Database, _keys);
        Assert.Equal(expected.Length, violations.Count);
        Assert.All(expected.Zip(violations), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private async Task PutAsync(string part)
    {
        RedisValue id = Id.ToByteArray();
        await (part switch
        {
            "body" => Database.HashSetAsync(_keys.Jobs, id, "body"),
            "pending" => Database.ListRightPushAsync(_keys.Normal, id),
            "scheduled" => Database.SortedSetAddAsync(_keys.Scheduled, id, 1),
            "dead" => Database.SortedSetAddAsync(_keys.Dead, id, 1),
            "failure" => Database.HashSetAsync(_keys.Failures, id, "boom"),
            "crashes" => Database.HashSetAsync(_keys.Crashes, id, 1),
            "unannounced" => Database.SetAddAsync(_keys.Unannounced, id),
            "cancelled" => Database.HashSetAsync(_keys.Cancelled, id, 1),
            "no id" => Database.ListRightPushAsync(_keys.Normal, "five!"),
            "begun" => Database.HashSetAsync(_keys.Begun, id, 1),
            "large" => Database.SetAddAsync(_keys.Large, id),
            "outbox" => Database.ListRightPushAsync(_keys.Outbox("billing"), (byte[])[0x93, 0xA1, (byte)'1', 0xB0, .. Id.ToByteArray(), 0xA1, 0x90]),
            "session without lease" => Database.SetAddAsync(_keys.Leased("gone"), id),
            "unknown key" => Database.StringSetAsync(_keys.Prefix + "what", "?"),
            "result without end" => Database.StringSetAsync(_keys.Result(Id), "1"),
            "body and pending" => PutBothAsync(id),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
        });
    }

    private async Task PutBothAsync(RedisValue id)
    {
        await Database.HashSetAsync(_keys.Jobs, id, "body");
        await Database.ListRightPushAsync(_keys.Normal, id);
    }
}
