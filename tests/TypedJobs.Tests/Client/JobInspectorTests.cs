using TypedJobs.Tests.Redis;

namespace TypedJobs.Tests.Client;

public sealed class JobInspectorTests(RedisServerFixture redis) : DeadJobTests(redis.Endpoint)
{
    private JobInspector Inspector => new JobClient(Store, TimeProvider.System, Random.Shared).Inspector;

    [Fact]
    public async Task Check_JobWithoutAPlace_SaysWhich()
    {
        var id = NewId();
        await Database.HashSetAsync(Keys.Jobs, id.ToByteArray(), "body");
        await Database.StringSetAsync(Keys.Prefix + "stray", "x");

        var violations = await Inspector.CheckAsync(Queue);

        Assert.Equal(2, violations.Count);
        Assert.Contains(violations, violation => violation.Contains($"{id} has a body and is nowhere", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.Contains("stray' is nobody's", StringComparison.Ordinal));
        await Database.KeyDeleteAsync([Keys.Jobs, Keys.Prefix + "stray"]);
        Assert.Empty(await Inspector.CheckAsync(Queue));
    }
}
