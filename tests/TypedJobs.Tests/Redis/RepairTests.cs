using StackExchange.Redis;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>Each fault is made by hand, is named by CheckAsync, and is mended by RepairAsync; then nothing is named any more and the jobs run.</summary>
public abstract class RepairTests(string endpoint) : StoreTests(endpoint)
{
    private static readonly ReadOnlyMemory<byte> Envelope = JobEnvelope.Write("mail.send"u8, 1, default, [0x90]);

    private JobInspector Inspector => new JobClient(Store, TimeProvider.System, Random.Shared).Inspector;

    /// <summary>The fault, what names it, and where the job is after the repair.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "job", "has a body and is nowhere", "runs" },
        { "hopeless job", "has a body and is nowhere", "dead" },
        { "job and pending twice", "is in pending:normal and in pending:normal", "runs" },
        { "job and pending and low", "is in pending:normal and in pending:low", "runs" },
        { "job and pending and suspect", "is in suspects and in pending:normal", "suspect" },
        { "job and pending and scheduled", "is in pending:normal and in scheduled", "runs" },
        { "job and pending and dead and failure", "is in pending:normal and in dead", "runs" },
        { "job and scheduled and dead and failure", "is in scheduled and in dead", "runs" },
        { "job and pending and held", "is in pending:normal and in leased:living", "held" },
        { "job and held and dead and failure", "is in leased:living and in dead", "held" },
        { "job and held and held by another", "is in leased:", "held" },
        { "job and held and scheduled", "is in leased:living and in scheduled", "held" },
        { "job and held by nobody", "holds jobs of a session that is not in leases", "runs" },
        { "pending", "is in pending:normal without a body", "gone" },
        { "suspect", "is in suspects without a body", "gone" },
        { "scheduled", "is in scheduled without a body", "gone" },
        { "dead and failure", "is in dead without a body", "gone" },
        { "held", "is in leased:living without a body", "gone" },
        { "stranger pending", "in pending:normal is no id of a job", "kept" },
        { "stranger scheduled", "in scheduled is no id of a job", "kept" },
        { "stranger dead", "in dead is no id of a job", "kept" },
        { "stranger held", "in leased:living is no id of a job", "kept" },
        { "stranger body", "in jobs is no id of a job", "kept" },
        { "job and never", "is scheduled for a time that is none", "runs" },
        { "job and dead in no time and failure", "is dead since a time that is none", "dead" },
        { "job and dead", "is dead without a failure beside it", "dead" },
        { "job and pending and failure", "has a failure beside it and is not dead", "runs" },
        { "job and pending and cancelled", "has a body and is nowhere", "runs" },
        { "job and pending and cancelled thrice", "is marked as cancelled and is in no list", "runs" },
        { "job and pending and cancelled somehow", "with a value that is no number of entries", "runs" },
        { "cancelled", "is marked as cancelled and is in no list", "gone" },
        { "pending twice and cancelled", "is in pending:normal without a body", "gone" },
        { "crashes", "has crashes counted and no body", "gone" },
        { "job and pending and odd crashes", "has a record of crashes that cannot be read", "runs" },
        { "begun", "is noted as begun and has no crashes counted", "gone" },
        { "job and pending and crashes and odd begun", "has a note of its begin that cannot be read", "runs" },
        { "large", "is noted as large and has no body", "gone" },
        { "once", "has results of effects that ran once and no body", "gone" },
        { "cancelling", "is to be cancelled and has no body", "gone" },
        { "job and dead and failure and cancelling", "is to be cancelled although it is dead", "dead" },
        { "job and pending and unannounced", "waits for its handler to be enqueued and is not dead", "runs" },
        { "session record", "has a record and is not in leases", "gone" },
        { "odd session record", "has a record that cannot be read", "gone" },
        { "odd inbox", "in inbox has a value that is no number", "gone" },
        { "odd sequence", "in outbox-seq has a value that is no number", "gone" },
        { "odd counter", "in stats has a value that is no number", "gone" },
        { "outbox unlisted", "holds follow-ups that nobody delivers", "delivered" },
        { "outbox with a stranger", "holds an entry that is no follow-up", "kept" },
        { "no outbox", "is in outboxes and has none", "gone" },
        { "result without end", "has no time to live", "gone" },
        { "once without end", "has no time to live", "gone" },
        { "quarantine without end", "has no time to live", "gone" },
        { "unknown key", "is nobody's", "put aside" },
        { "foreign jobs", "holds a string instead of a hash", "put aside" },
        { "foreign pending", "holds a hash instead of a list", "put aside" },
        { "foreign scheduled", "holds a string instead of a zset", "put aside" },
        { "foreign leases", "holds a string instead of a zset", "put aside" },
        { "foreign outboxes", "holds a string instead of a set", "put aside" },
        { "foreign stats", "holds a string instead of a hash", "put aside" },
        { "foreign leased", "holds a string instead of a set", "put aside" },
        { "foreign result", "holds a list instead of a string", "put aside" },
        { "foreign entries", "holds a string instead of a hash", "put aside" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Repair_Fault_IsNamedAndMended(string fault, string named, string then)
    {
        var id = NewId();
        foreach (var part in fault.Split(" and "))
        {
            await MakeAsync(part, id);
        }

        Assert.Contains(await Inspector.CheckAsync(Queue), violation => violation.Contains(named, StringComparison.Ordinal));

        var report = await Inspector.RepairAsync(Queue, TestContext.Current.CancellationToken);

        Assert.True(report.IsComplete, report.ToString());
        Assert.NotEqual(0, report.Mended);
        Assert.NotEmpty(report.Details);
        Assert.Empty(await Inspector.CheckAsync(Queue));
        Assert.Equal(then, await FateOfAsync(id));
    }

    [Fact]
    public async Task Repair_HealthyQueue_ChangesNothing()
    {
        var ids = await EnqueueAndLeaseAsync(10);
        await EnqueueAsync(Job("waits"), Job("is cancelled"));
        await LeaseAsync(0, held: 10, new Settlement(ids[0], SettlementKind.Retry) { DelayMs = 60_000 }, new Settlement(ids[1], SettlementKind.Dead) { Failure = Bytes("boom") });
        await Store.CancelAsync(Queue, ids[2]);

        var report = await Inspector.RepairAsync(Queue);

        Assert.Equal((0, true), (report.Mended, report.IsComplete));
        Assert.Equal(8, await Database.SetLengthAsync(Keys.Leased(Session.Name)));
    }

    [Fact]
    public async Task Repair_BodiesThatWereTakenAwayAndCameBack_AllRunAgainByPriority()
    {
        NewJob[] jobs = [.. Enumerable.Range(0, 2_500).Select(i => new NewJob(NewId((JobPriority)(i % 3)), Envelope))];
        foreach (var page in jobs.Chunk(500))
        {
            await EnqueueAsync(page);
        }

        await Database.KeyRenameAsync(Keys.Jobs, Keys.Prefix + "away");
        await LeaseAsync(1_000);
        await Database.KeyDeleteAsync([Keys.High, Keys.Normal, Keys.Low]);
        await Database.KeyRenameAsync(Keys.Prefix + "away", Keys.Jobs);

        var report = await Inspector.RepairAsync(Queue);

        Assert.Contains("2500 × a job had a body and stood nowhere.", report.Summary);
        Assert.Empty(await Inspector.CheckAsync(Queue));
        var leased = await LeaseAllAsync();
        Assert.Equal(jobs.Select(job => job.Id).Order(), leased.Order());
        Assert.Equal(leased.OrderByDescending(static id => id.Priority).Select(static id => id.Priority), leased.Select(static id => id.Priority));
    }

    [Fact]
    public async Task Repair_LargeQueue_IsReadInPagesAndMended()
    {
        NewJob[] jobs = [.. Enumerable.Range(0, 12_000).Select(i => new NewJob(NewId(), Envelope))];
        foreach (var page in jobs.Chunk(1_000))
        {
            await EnqueueAsync(page);
        }

        for (var i = 0; i < 1_500; i++)
        {
            await Database.ListSetByIndexAsync(Keys.Normal, i * 8, i % 3 == 0 ? jobs[(i * 8) + 1].Id.ToByteArray() : i % 3 == 1 ? (RedisValue)$"stranger {i}" : NewId().ToByteArray());
        }

        var report = await Inspector.RepairAsync(Queue);

        Assert.True(report.IsComplete, report.ToString());
        Assert.Empty(await Inspector.CheckAsync(Queue));
        Assert.Equal(jobs.Select(job => job.Id).Order(), (await LeaseAllAsync()).Order());
    }

    [Fact]
    public async Task Repair_Cancelled_EndsBetweenTwoSteps()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await MakeAsync("unknown key", default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Inspector.RepairAsync(Queue, cancelled.Token));

        await Database.KeyDeleteAsync(Keys.Prefix + "what");
    }

    private async Task<List<JobId>> LeaseAllAsync()
    {
        var all = new List<JobId>();
        while ((await Store.LeaseAsync(Queue, Session, new LeaseRequest(default, 1_000, all.Count))).Jobs is { Length: > 0 } jobs)
        {
            all.AddRange(jobs.Select(job => job.Id));
        }

        await Store.ReleaseAsync(Queue, Session, all.ToArray(), endSession: true);
        return all;
    }

    private async Task<string> FateOfAsync(JobId id)
    {
        var keys = new List<string>();
        await foreach (var key in Store.Connection.GetServers()[0].KeysAsync(pattern: Keys.Prefix + "*"))
        {
            keys.Add(key.ToString()[Keys.Prefix.Length..]);
        }

        if (keys.Any(static key => key.StartsWith("foreign:", StringComparison.Ordinal) && key != "foreign:entries"))
        {
            return "put aside";
        }

        if (keys.Contains("foreign:entries"))
        {
            return "kept";
        }

        if (await Database.KeyExistsAsync(Keys.Outbox("billing")))
        {
            return await Store.DeliverAsync(Queue, "billing") == 0 && (await Store.FindAsync("billing", id)).State == JobState.Pending ? "delivered" : "stuck";
        }

        if (await Database.SetContainsAsync(Keys.Leased("living"), id.ToByteArray()) || await Database.SetContainsAsync(Keys.Leased("another"), id.ToByteArray()))
        {
            return "held";
        }

        if (await Database.SortedSetScoreAsync(Keys.Dead, id.ToByteArray()) is not null)
        {
            return FailureCodec.TryFromBytes(await Database.HashGetAsync(Keys.Failures, id.ToByteArray())) is null ? "no failure" : "dead";
        }

        var reply = await LeaseAsync(10);
        var fate = reply.Jobs.Any(job => job.Id == id) ? "runs" : reply.Suspects > 0 ? "suspect" : "gone";
        await LeaseAsync(0, reply.Jobs.Length, [.. reply.Jobs.Select(job => Succeeded(job.Id))]);
        Assert.Equal(0, reply.Orphans);
        return fate;
    }

    private Task MakeAsync(string part, JobId job)
    {
        RedisValue id = job.ToByteArray();
        var failure = FailureCodec.ToBytes(new JobFailure("Boom", "boom", null, 1, DateTimeOffset.UnixEpoch));
        return part switch
        {
            "job" => Database.HashSetAsync(Keys.Jobs, id, Envelope),
            "hopeless job" => Database.HashSetAsync(Keys.Jobs, id, "no envelope"),
            "pending" => Database.ListRightPushAsync(Keys.Normal, id),
            "pending twice" => Database.ListRightPushAsync(Keys.Normal, [id, id]),
            "low" => Database.ListRightPushAsync(Keys.Low, id),
            "suspect" => Database.ListRightPushAsync(Keys.Suspects, id),
            "scheduled" => Database.SortedSetAddAsync(Keys.Scheduled, id, 1),
            "never" => Database.SortedSetAddAsync(Keys.Scheduled, id, double.PositiveInfinity),
            "dead" => Database.SortedSetAddAsync(Keys.Dead, id, 1),
            "dead in no time" => Database.SortedSetAddAsync(Keys.Dead, id, 0.5),
            "failure" => Database.HashSetAsync(Keys.Failures, id, failure),
            "held" => HoldAsync("living", id),
            "held by another" => HoldAsync("another", id),
            "held by nobody" => Database.SetAddAsync(Keys.Leased("nobody"), id),
            "stranger pending" => Database.ListRightPushAsync(Keys.Normal, "five!"),
            "stranger scheduled" => Database.SortedSetAddAsync(Keys.Scheduled, "five!", 1),
            "stranger dead" => Database.SortedSetAddAsync(Keys.Dead, "five!", 1),
            "stranger held" => HoldAsync("living", "five!"),
            "stranger body" => Database.HashSetAsync(Keys.Jobs, "five!", "body"),
            "cancelled" => Database.HashSetAsync(Keys.Cancelled, id, 1),
            "cancelled thrice" => Database.HashSetAsync(Keys.Cancelled, id, 3),
            "cancelled somehow" => Database.HashSetAsync(Keys.Cancelled, id, "somehow"),
            "crashes" => Database.HashSetAsync(Keys.Crashes, id, "1 0 0"),
            "odd crashes" => Database.HashSetAsync(Keys.Crashes, id, "many"),
            "begun" => Database.HashSetAsync(Keys.Begun, id, 1),
            "odd begun" => Database.HashSetAsync(Keys.Begun, id, "just now"),
            "large" => Database.SetAddAsync(Keys.Large, id),
            "once" => Database.SetAddAsync(Keys.Once, id),
            "cancelling" => Database.HashSetAsync(Keys.Cancelling, id, 1),
            "unannounced" => Database.SetAddAsync(Keys.Unannounced, id),
            "session record" => Database.HashSetAsync(Keys.Sessions, "gone", 15_000),
            "odd session record" => OddRecordAsync(),
            "odd inbox" => Database.HashSetAsync(Keys.Inbox, "billing", "many"),
            "odd sequence" => Database.HashSetAsync(Keys.OutboxSeq, "billing", "99999999999999999999"),
            "odd counter" => Database.HashSetAsync(Keys.Stats, "enqueued", "1.5"),
            "outbox unlisted" => Database.ListRightPushAsync(Keys.Outbox("billing"), FollowUp(job)),
            "outbox with a stranger" => StrangeOutboxAsync(job),
            "no outbox" => Database.SetAddAsync(Keys.Outboxes, "billing"),
            "result without end" => Database.StringSetAsync(Keys.Result(job), "1"),
            "once without end" => Database.HashSetAsync(Keys.OnceOf(job), "1", "1"),
            "quarantine without end" => Database.StringSetAsync(Keys.Quarantine, "one"),
            "unknown key" => Database.StringSetAsync(Keys.Prefix + "what", "?"),
            "foreign pending" => Database.HashSetAsync(Keys.Normal, "a", "b"),
            "foreign result" => Database.ListRightPushAsync(Keys.Result(job), "a"),
            "foreign leased" => Database.StringSetAsync(Keys.Leased("x"), "foreign"),
            "foreign entries" => Database.StringSetAsync(Keys.Prefix + "foreign:entries", "foreign"),
            _ when part.StartsWith("foreign ", StringComparison.Ordinal) => Database.StringSetAsync(Keys.Prefix + part["foreign ".Length..], "foreign"),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
        };
    }

    private async Task HoldAsync(string session, RedisValue id)
    {
        var inAnHour = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        await Database.SortedSetAddAsync(Keys.Leases, session, inAnHour);
        await Database.HashSetAsync(Keys.Sessions, session, 3_600_000);
        await Database.SetAddAsync(Keys.Leased(session), id);
    }

    private async Task OddRecordAsync()
    {
        await Database.SortedSetAddAsync(Keys.Leases, "living", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds());
        await Database.HashSetAsync(Keys.Sessions, "living", "for long");
    }

    private async Task StrangeOutboxAsync(JobId job)
    {
        await Database.ListRightPushAsync(Keys.Outbox("billing"), [FollowUp(job), "stranger"]);
        await Database.SetAddAsync(Keys.Outboxes, "billing");
    }

    private static RedisValue FollowUp(JobId id)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePack.MessagePackWriter(buffer);
        writer.WriteArrayHeader(3);
        writer.WriteString("1"u8);
        writer.WriteString(id.ToByteArray());
        writer.WriteString(Envelope.Span);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}

public sealed class RepairOnRedisTests(RedisServerFixture redis) : RepairTests(redis.Endpoint);

public sealed class RepairOnGarnetTests(EmbeddedRedisFixture garnet) : RepairTests(garnet.Endpoint);
