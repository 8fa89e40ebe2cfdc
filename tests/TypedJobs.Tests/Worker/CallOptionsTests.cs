using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MessagePack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TypedJobs.Serialization;
using TypedJobs.Tests.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>What a call's envelope says beyond its arguments stays with the job, from enqueueing it to running it again after it died.</summary>
public sealed class CallOptionsTests : IAsyncLifetime
{
    private const int Jobs = 20;
    private const EnvelopeKey Trace = (EnvelopeKey)99;

    private readonly RedisServerFixture _redis;
    private readonly string _queue = $"options-{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<(JobId Id, int Attempt, string? Trace)> _seen = new();
    private JobClient? _client;

    public CallOptionsTests(RedisServerFixture redis) => _redis = redis;

    private JobClient Client => _client!;

    public async ValueTask InitializeAsync() => _client = await JobClient.ConnectAsync(_redis.Endpoint);

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    [Fact]
    public Task Option_OfACallThatIsEnqueuedAlone_StaysWithItsJob()
        => StaysAsync(async calls =>
        {
            var handles = new List<JobHandle>();
            foreach (var call in calls)
            {
                handles.Add(await Client.EnqueueAsync(call));
            }

            return handles;
        });

    [Fact]
    public Task Option_OfCallsThatAreGathered_StaysWithItsJob()
        => StaysAsync(async calls => await Task.WhenAll(calls.Select(call => Client.EnqueueAsync(call).AsTask())));

    [Fact]
    public Task Option_OfCallsInBulk_StaysWithItsJob() => StaysAsync(calls => Client.EnqueueAsync(calls));

    private async Task StaysAsync(Func<IReadOnlyList<JobCall>, Task<IReadOnlyList<JobHandle>>> enqueue)
    {
        var calls = Enumerable.Range(0, Jobs).Select(Call).ToArray();
        var handles = await enqueue(calls);
        var worker = await StartAsync();
        await AllDeadAsync(handles);
        Assert.Equal(Expected(handles, 1, 2), _seen.OrderBy(static seen => (seen.Id, seen.Attempt)));
        for (var i = 0; i < Jobs; i++)
        {
            var dead = JobEnvelope.Parse((await Client.Store.FindAsync(_queue, handles[i].Id)).Body);
            Assert.Equal(TraceOf(i), Read(dead.Options));
            Assert.Equal(2, FailureHistory.Of(dead.Options).Count);
            Assert.Equal(JobEnvelope.Parse(calls[i].Body).Arguments.ToArray(), dead.Arguments.ToArray());
        }

        _seen.Clear();
        Assert.Equal(Jobs, await Client.DeadLetters(_queue).RequeueAllAsync());
        await Eventually.TrueAsync(() => Task.FromResult(_seen.Count == 2 * Jobs));
        await worker.EndAsync();
        Assert.Equal(Expected(handles, 1, 2), _seen.OrderBy(static seen => (seen.Id, seen.Attempt)));
    }

    private JobCall Call(int number)
    {
        var plain = Probes.Fail.With(_queue, $"job {number}").OnQueue(_queue);
        return new JobCall(plain.Definition, plain.Body, plain.Options.With(Trace, MessagePackSerializer.Serialize(TraceOf(number))));
    }

    private static string TraceOf(int number) => $"trace {number}";

    private static string? Read(EnvelopeOptions options)
        => options.Find(Trace) is { IsEmpty: false } value ? MessagePackSerializer.Deserialize<string>(value) : null;

    private static IEnumerable<(JobId, int, string?)> Expected(IReadOnlyList<JobHandle> handles, params int[] attempts)
        => handles.SelectMany((handle, i) => attempts.Select(attempt => (handle.Id, attempt, (string?)TraceOf(i)))).Order();

    private Task<IHost> StartAsync()
    {
        var job = Probes.Fail.Descriptor;
        var watched = new JobDescriptor(job.Name, Watch)
        {
            Retry = job.Retry with { MaxAttempts = 2, BaseDelay = TimeSpan.FromMilliseconds(1) },
            Needs = job.Needs,
        };
        return WorkerHost.StartAsync(_redis.Endpoint, _queue, services: services => services.AddSingleton(new JobRegistry([watched])));
    }

    private ValueTask Watch(JobContext context, ref MessagePackReader arguments)
    {
        _seen.Enqueue((context.Id, context.Attempt, Read(((JobAttempt)AttemptOf(context)).Options)));
        return Probes.Fail.Descriptor.Invoker(context, ref arguments);
    }

    private async Task AllDeadAsync(IReadOnlyList<JobHandle> handles)
    {
        foreach (var handle in handles)
        {
            await Eventually.TrueAsync(async () => await handle.GetStateAsync() == JobState.Dead);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_attempt")]
    private static extern ref readonly IJobAttempt AttemptOf(JobContext context);
}
