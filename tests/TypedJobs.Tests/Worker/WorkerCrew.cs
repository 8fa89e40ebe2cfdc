namespace TypedJobs.Tests.Worker;

/// <summary>Workers as processes of their own. One that ends is replaced at once, as an orchestrator does.</summary>
internal sealed class WorkerCrew : IAsyncDisposable
{
    private readonly string _redis;
    private readonly string _queue;
    private readonly string[] _arguments;
    private readonly WorkerProcess[] _workers;
    private readonly List<WorkerProcess> _ended = [];
    private readonly CancellationTokenSource _ending = new();
    private Task _replacing = Task.CompletedTask;
    private int _deaths;

    private WorkerCrew(string redis, string queue, int workers, string[] arguments)
    {
        _redis = redis;
        _queue = queue;
        _arguments = arguments;
        _workers = new WorkerProcess[workers];
    }

    /// <summary>How many workers have ended so far.</summary>
    public int Deaths => Volatile.Read(ref _deaths);

    /// <summary>Those that run now, or have just ended.</summary>
    public IReadOnlyList<WorkerProcess> Workers => _workers;

    public static async Task<WorkerCrew> StartAsync(string redis, string queue, int workers, params string[] arguments)
    {
        var crew = new WorkerCrew(redis, queue, workers, arguments);
        var starting = Enumerable.Range(0, workers).Select(_ => crew.StartOneAsync()).ToArray();
        (await Task.WhenAll(starting)).CopyTo(crew._workers, 0);
        crew._replacing = Task.WhenAll(Enumerable.Range(0, workers).Select(crew.ReplaceAsync));
        return crew;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _replacing;
        foreach (var worker in _workers.Concat(_ended))
        {
            await worker.DisposeAsync();
        }

        _ending.Dispose();
    }

    private Task<WorkerProcess> StartOneAsync() => WorkerProcess.StartAsync(_redis, _queue, _arguments);

    private async Task ReplaceAsync(int index)
    {
        while (true)
        {
            try
            {
                await _workers[index].WaitForEndAsync(_ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Interlocked.Increment(ref _deaths);
            lock (_ended)
            {
                _ended.Add(_workers[index]);
            }

            _workers[index] = await StartOneAsync();
        }
    }
}
