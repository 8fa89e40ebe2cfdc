using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Work;

/// <summary>A client: enqueues its share of the numbers at an even pace, singly or in bulk, and notes what Redis acknowledged.</summary>
/// <remarks>
/// Half of the jobs get their id here, so that what may have been stored is enqueued again and stored once. The others are tried again only
/// if it is certain that they were not stored.
/// </remarks>
internal sealed class ClientRole
{
    private const int MaxBulk = 400;
    private const int LeastBulk = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private readonly JobClient _client;
    private readonly JobMix _mix;
    private readonly LedgerWriter _ledger;

    private ClientRole(JobClient client, JobMix mix, LedgerWriter ledger)
    {
        _client = client;
        _mix = mix;
        _ledger = ledger;
    }

    public static async Task RunAsync(RoleArguments arguments)
    {
        using var ledger = LedgerWriter.Open(arguments.Folder, Roles.Client);
        await using var client = await ConnectAsync(arguments);
        Console.WriteLine(Roles.Ready);
        await new ClientRole(client, arguments.Mix, ledger)
            .EnqueueAllAsync(arguments.Whole("--first"), arguments.Whole("--count"), TimeSpan.FromSeconds(arguments.Number("--seconds")));
    }

    /// <summary>Redis may be away at the very moment that a client starts.</summary>
    public static async Task<JobClient> ConnectAsync(RoleArguments arguments)
    {
        while (true)
        {
            try
            {
                return await JobClient.ConnectAsync(arguments.Redis);
            }
            catch (JobException)
            {
                await Task.Delay(BetweenTries);
            }
        }
    }

    private async Task EnqueueAllAsync(int first, int count, TimeSpan time)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var under = new List<Task>();
        for (var next = 0; next < count;)
        {
            var due = Math.Min(count, (int)Math.Ceiling(count * (TimeProvider.System.GetElapsedTime(begun) / time)));
            var batch = Enumerable.Range(first + next, Math.Min(Math.Max(0, due - next), MaxBulk)).ToArray();
            next += batch.Length;
            if (batch.Length >= LeastBulk)
            {
                // A bulk of one queue travels in one round trip, so that it is stored as a whole or not at all.
                under.AddRange(batch.GroupBy(number => _mix.Call(number).Queue).Select(bulk => EnqueueAsync([.. bulk])));
            }
            else
            {
                under.AddRange(batch.Select(number => EnqueueAsync([number])));
            }

            under.RemoveAll(static task => task.IsCompletedSuccessfully);
            await Task.Delay(Tick);
        }

        await Task.WhenAll(under);
    }

    private async Task EnqueueAsync(int[] numbers)
    {
        var ownIds = numbers[0] % 2 == 0;
        var calls = Array.ConvertAll(numbers, _mix.Call);
        if (ownIds)
        {
            calls = Array.ConvertAll(calls, static call => call.WithId(JobId.Create(call.Options.Priority, TimeProvider.System, Random.Shared)));
        }

        foreach (var number in numbers)
        {
            _ledger.Calling(number);
        }

        while (true)
        {
            try
            {
                IReadOnlyList<JobHandle> handles = calls is [var single] ? [await _client.EnqueueAsync(single)] : await _client.EnqueueAsync(calls);
                for (var i = 0; i < numbers.Length; i++)
                {
                    _ledger.Acknowledged(numbers[i], handles[i]);
                }

                return;
            }
            catch (JobEnqueueException exception)
            {
                if (exception.MayBeStored && !ownIds)
                {
                    return;
                }

                await Task.Delay(BetweenTries);
            }
        }
    }
}
