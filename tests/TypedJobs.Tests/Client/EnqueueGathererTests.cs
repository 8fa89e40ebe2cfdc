using TypedJobs.Storage;

namespace TypedJobs.Tests.Client;

public class EnqueueGathererTests
{
    private readonly List<(NewJob[] Jobs, TaskCompletionSource Answer)> _sent = [];
    private readonly EnqueueGatherer _gatherer;

    public EnqueueGathererTests()
        => _gatherer = new EnqueueGatherer((jobs, _) =>
        {
            var answer = new TaskCompletionSource();
            _sent.Add((jobs.ToArray(), answer));
            return answer.Task;
        });

    [Fact]
    public void Enqueue_WhileNothingIsUnderWay_LeavesAtOnce()
    {
        var stored = _gatherer.EnqueueAsync(Job(1), mayRepeat: false);
        Assert.Single(_sent);
        Assert.False(stored.IsCompleted);
    }

    [Fact]
    public async Task Enqueues_WhileTwoRoundTripsAreUnderWay_TravelTogetherInTheNextOne()
    {
        var first = _gatherer.EnqueueAsync(Job(1), mayRepeat: false);
        _ = _gatherer.EnqueueAsync(Job(2), mayRepeat: false);
        var rest = Enumerable.Range(3, 10).Select(i => _gatherer.EnqueueAsync(Job(i), mayRepeat: false)).ToArray();
        Assert.Equal(2, _sent.Count);

        _sent[0].Answer.SetResult();
        await first;
        Assert.Equal(10, _sent[2].Jobs.Length);
        _sent[2].Answer.SetResult();
        await Task.WhenAll(rest);
    }

    [Fact]
    public async Task Enqueues_OfABatchThatFails_AllFailAndTheNextBatchGoes()
    {
        var first = _gatherer.EnqueueAsync(Job(1), mayRepeat: false);
        var second = _gatherer.EnqueueAsync(Job(2), mayRepeat: false);
        var third = _gatherer.EnqueueAsync(Job(3), mayRepeat: false);
        _sent[0].Answer.SetException(new StoreException("away", StoreFailure.NotSent));
        await Assert.ThrowsAsync<StoreException>(() => first);
        Assert.Equal(3, _sent.Count);
        _sent[1].Answer.SetResult();
        _sent[2].Answer.SetResult();
        await Task.WhenAll(second, third);
    }

    [Fact]
    public async Task Enqueues_MoreThanABatchHolds_GoInSeveral()
    {
        var tasks = Enumerable.Range(0, (2 * StoreLimits.MaxBatch) + 2 + 7).Select(i => _gatherer.EnqueueAsync(Job(i), mayRepeat: false)).ToArray();
        while (_sent.FirstOrDefault(static sent => !sent.Answer.Task.IsCompleted) is { Answer: { } answer })
        {
            answer.SetResult();
        }

        await Task.WhenAll(tasks);
        Assert.Equal([1, 1, StoreLimits.MaxBatch, StoreLimits.MaxBatch, 7], _sent.Select(static sent => sent.Jobs.Length));
    }

    private static NewJob Job(int i) => new(JobId.Create(JobPriority.Normal, i, Random.Shared), new byte[] { (byte)i });
}
