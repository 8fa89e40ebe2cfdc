using StackExchange.Redis;
using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>A store on a queue of its own. When a test ends, the queue must keep every invariant, and no script may have held up the server.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private readonly string _endpoint;
    private readonly string _prefix = $"t{Guid.NewGuid():N}";
    private RedisJobStore? _store;
    private SlowLog? _slowLog;

    protected StoreTests(string endpoint) => _endpoint = endpoint;

    protected const string Queue = "mail";

    private protected RedisJobStore Store => _store!;

    private protected RedisKeys Keys => Store.KeysOf(Queue);

    protected IDatabase Database => Store.Connection.GetDatabase();

    private protected WorkerSession Session { get; } = new("one", LeaseMs: 15_000);

    public async ValueTask InitializeAsync()
    {
        _slowLog = SlowLog.Watch(_endpoint);
        _store = await RedisJobStore.ConnectAsync(new RedisOptions { Configuration = _endpoint, KeyPrefix = _prefix }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            Assert.Empty(await RedisInvariants.CheckAsync(Database, Keys));
            await CheckSlowLogAsync();
        }
        finally
        {
            await DeleteKeysAsync();
            await Store.DisposeAsync();
        }
    }

    protected static JobId NewId(JobPriority priority = JobPriority.Normal) => JobId.Create(priority, TimeProvider.System, Random.Shared);

    protected static ReadOnlyMemory<byte> Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    protected static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);

    private protected static NewJob Job(string body, JobPriority priority = JobPriority.Normal) => new(NewId(priority), Bytes(body));

    private protected async Task<EnqueueReply> EnqueueAsync(params NewJob[] jobs) => await Store.EnqueueAsync(Queue, jobs, mayRepeat: false, maxLength: 0);

    private protected ValueTask<LeaseReply> LeaseAsync(int take, int held = 0, params Settlement[] settlements)
        => Store.LeaseAsync(Queue, Session, new LeaseRequest(settlements, take, held));

    private protected async Task<JobId[]> EnqueueAndLeaseAsync(int count)
    {
        await EnqueueAsync([.. Enumerable.Range(0, count).Select(i => Job($"body {i}"))]);
        return [.. (await LeaseAsync(count)).Jobs.Select(job => job.Id)];
    }

    private protected static Settlement Succeeded(JobId id) => new(id, SettlementKind.Succeeded);

    /// <summary>Lets the session's lease run out without waiting for it: a first look has found it past, half a lease ago.</summary>
    /// <param name="session">The session.</param>
    /// <param name="aliveAt">When it last extended its lease, Unix ms; by default long before anything it ran.</param>
    private protected async Task ExpireAsync(WorkerSession session, long? aliveAt = null)
    {
        var deadline = aliveAt + session.LeaseMs ?? 1;
        await Database.SortedSetAddAsync(Keys.Leases, session.Name, deadline);
        await LookAsync(session, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (session.LeaseMs / 2), deadline);
    }

    /// <summary>Writes down a look at a session, as <c>look_twice.lua</c> does.</summary>
    private protected Task LookAsync(WorkerSession session, long atUnixMs, long deadline)
        => Database.HashSetAsync(Keys.Sessions, session.Name, $"{session.LeaseMs} {atUnixMs} {deadline}");

    private async Task CheckSlowLogAsync()
    {
        if (_slowLog is null)
        {
            return;
        }

        var slow = await _slowLog.ReadAsync(Database, _prefix);
        foreach (var (script, time) in slow)
        {
            TestContext.Current.SendDiagnosticMessage("{0} took {1:0.0} ms in {2}.", script, time.TotalMilliseconds, TestContext.Current.TestMethod?.MethodName ?? "?");
        }

        Assert.DoesNotContain(slow, static entry => entry.Time > SlowLog.Limit);
    }

    private async Task DeleteKeysAsync()
    {
        foreach (var server in Store.Connection.GetServers())
        {
            await foreach (var key in server.KeysAsync(pattern: $"{{{_prefix}*"))
            {
                await Database.KeyDeleteAsync(key);
            }
        }
    }
}
