namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3012: Redis commands that start from what is stored.</summary>
public class RedisCommandIsRepeatedTests
{
    [Fact]
    public Task Set_IsSilent() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static Task Run(IDatabase redis, string id) => redis.StringSetAsync(id, 1);
        """);

    [Fact]
    public Task CountedClaim_IsSilent() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static async Task Run(IDatabase redis, string id) { if (await redis.StringIncrementAsync(id) > 1) { return; } }
        """);

    [Fact]
    public Task Increment_IsReported() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static Task Run(IDatabase redis, string id) => {|TJ3012:redis.StringIncrementAsync(id)|};
        """);

    [Fact]
    public Task IncrementOfInterfaceBase_IsReported() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static Task Run(IDatabaseAsync redis, string id) => {|TJ3012:redis.HashIncrementAsync(id, "n")|};
        """);

    [Fact]
    public Task TransactionWithACondition_IsSilent() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static async Task Run(IDatabase redis, string id)
        {
            var transaction = redis.CreateTransaction();
            transaction.AddCondition(Condition.KeyNotExists("done:" + id));
            var total = transaction.StringIncrementAsync("total");
            var done = transaction.StringSetAsync("done:" + id, 1);
            await transaction.ExecuteAsync();
        }
        """);

    [Fact]
    public Task TransactionWithoutACondition_IsReported() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static async Task Run(IDatabase redis, string id)
        {
            var transaction = redis.CreateTransaction();
            transaction.AddCondition(Condition.KeyExists("total"));
            var total = {|TJ3012:transaction.StringIncrementAsync("total")|};
            await transaction.ExecuteAsync();
        }
        """);

    [Fact]
    public Task NoticeOfTheFailure_IsSilent() => RuleVerifier.VerifyAsync("TJ3012", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, ISubscriber redis)
        {
            try
            {
                await http.GetAsync("/a");
            }
            catch (Exception error)
            {
                redis.Publish(RedisChannel.Literal("errors"), error.Message);
                throw;
            }
        }
        """);
}
