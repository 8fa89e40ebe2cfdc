namespace TypedJobs.Redis;

internal sealed partial class RedisJobStore
{
    public async ValueTask<IReadOnlyList<string>> CheckAsync(string queue)
        => await RunAsync("CHECK", queue, () => RedisInvariants.CheckAsync(_database, KeysOf(queue))).ConfigureAwait(false);
}
