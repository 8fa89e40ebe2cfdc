using TypedJobs.Storage;

namespace TypedJobs.Tests.Client;

public class EnqueueGathererTests
{
    private readonly List<(NewJob[] Jobs, TaskCompletionSource<int> Answer)> _sent = [];
    private readonly EnqueueGatherer _gatherer;

    public EnqueueGathererTests()
        => _gatherer = new EnqueueGatherer((jobs, _) =>
        {
            var answer = new TaskCompletionSource<int>();
            _sent.Add((jobs.ToArray(), answer));
            return answer.Task;
        });

    [Fact]
    public void Enqueue_WhileNothingIsUnderWay_LeavesAtOnce()
    {
        var stored = _gatherer.Enqueue(Job(1), mayRepeat: false).Stored;
        Assert.Single(_sent);
        Assert.False(stored.IsCompleted);
    }

    [Fact]
    public async Task Enqueues_WhileTwoRoundTripsAreUnderWay_TravelTogetherInTheNextOne()
    {
        var first = _gatherer.Enqueue(Job(1), mayRepeat: false).Stored;
        _ = _gatherer.Enqueue(Job(2), mayRepeat: false).Stored;
        var rest = Enumerable.Range(3, 10).Select(i => _gatherer.Enqueue(Job(i), mayRepeat: false).Stored).ToArray();
        Assert.Equal(2, _sent.Count);

        _sent[0].Answer.SetResult(StoreLimits.MaxBatch);
        await first;
        Assert.Equal(10, _sent[2].Jobs.Length);
        _sent[2].Answer.SetResult(StoreLimits.MaxBatch);
        await Task.WhenAll(rest);
    }

    [Fact]
    public async Task Enqueues_OfABatchThatFails_AllFailAndTheNextBatchGoes()
    {
        var first = _gatherer.Enqueue(Job(1), mayRepeat: false).Stored;
        var second = _gatherer.Enqueue(Job(2), mayRepeat: false).Stored;
        var third = _gatherer.Enqueue(Job(3), mayRepeat: false).Stored;
        _sent[0].Answer.SetException(new StoreException("away", StoreFailure.NotSent));
        await Assert.ThrowsAsync<StoreException>(() => first);
        Assert.Equal(3, _sent.Count);
        _sent[1].Answer.SetResult(StoreLimits.MaxBatch);
        _sent[2].Answer.SetResult(StoreLimits.MaxBatch);
        await Task.WhenAll(second, third);
    }

    [Fact]
    public async Task Enqueues_MoreThanABatchHolds_GoInSeveral()
    {
        var tasks = Enumerable.Range(0, (2 * StoreLimits.MaxBatch) + 2 + 7).Select(i => _gatherer.Enqueue(Job(i), mayRepeat: false).Stored).ToArray();
        while (_sent.FirstOrDefault(static sent => !sent.Answer.Task.IsCompleted) is { Answer: { } answer })
        {
            answer.SetResult(StoreLimits.MaxBatch);
        }

        await Task.WhenAll(tasks);
        Assert.Equal([1, 1, StoreLimits.MaxBatch, StoreLimits.MaxBatch, 7], _sent.Select(static sent => sent.Jobs.Length));
    }

    [Fact]
    public async Task Enqueues_OfABatchThatDidNotAllFit_KnowTheirPlaceInIt()
    {
        _ = _gatherer.Enqueue(Job(1), mayRepeat: false);
        _ = _gatherer.Enqueue(Job(2), mayRepeat: false);
        var tickets = Enumerable.Range(3, 4).Select(i => _gatherer.Enqueue(Job(i), mayRepeat: false)).ToArray();
        _sent[0].Answer.SetResult(1);
        _sent[2].Answer.SetResult(3);

        var stored = await Task.WhenAll(tickets.Select(static async ticket => ticket.Index < await ticket.Stored));

        Assert.Equal([true, true, true, false], stored);
    }

    private static NewJob Job(int i) => new(JobId.Create(JobPriority.Normal, i, Random.Shared), new byte[] { (byte)i });
}
