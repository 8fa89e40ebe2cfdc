using System.Runtime.CompilerServices;
using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

/// <summary>The dead jobs of one queue: to look at, to run again, or to throw away. From <see cref="JobClient.DeadLetters"/>.</summary>
/// <remarks>A dead job is kept until somebody requeues or purges it, or until a worker's janitor finds it too old or one too many
/// (30 days and 10,000 a queue, unless the worker's options say otherwise).</remarks>
public sealed partial class DeadLetters
{
    // A page of a list that is shown; also how many are looked at in one round trip when a filter skips some.
    private const int PageSize = 100;

    private readonly JobClient _client;

    internal DeadLetters(JobClient client, string queue)
    {
        _client = client;
        Queue = queue;
    }

    /// <summary>The queue.</summary>
    public string Queue { get; }

    private IDeadJobStore Store => _client.Store;

    /// <summary>How many are dead.</summary>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
        => (await ListAsync(after: null, 1, cut: 1, cancellationToken).ConfigureAwait(false)).Total;

    /// <summary>Shows one dead job: its arguments, error, stack and attempts.</summary>
    /// <returns>Null if no job of that id is dead on this queue.</returns>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async Task<DeadLetter?> FindAsync(JobId id, CancellationToken cancellationToken = default)
    {
        var page = await FindAsync(new[] { id }, cut: 0, cancellationToken).ConfigureAwait(false);
        return page.Jobs is [var job] ? Read(job) : null;
    }

    /// <summary>Lists dead jobs, the last to die first, while others may come and go.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async IAsyncEnumerable<DeadLetter> ListAsync(
        DeadLetterFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            var page = await GetPageAsync(PageSize, next, filter, cancellationToken).ConfigureAwait(false);
            foreach (var letter in page.Items)
            {
                yield return letter;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    /// <summary>Lists dead jobs page by page, the last to die first.</summary>
    /// <param name="size">How many at most; from 1 to 1,000.</param>
    /// <param name="next">The <see cref="DeadLetterPage.Next"/> of the page before; null for the first.</param>
    /// <param name="filter">Which; null for all. With a filter a page may take several round trips.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException"><paramref name="next"/> is not from a page.</exception>
    /// <exception cref="JobException">Redis did not answer.</exception>
    public async Task<DeadLetterPage> GetPageAsync(
        int size, string? next = null, DeadLetterFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, StoreLimits.MaxBatch);
        var letters = new List<DeadLetter>();
        var after = next is null ? null : ParseNext(next);
        while (true)
        {
            var page = await ListAsync(after, filter is null ? size - letters.Count : PageSize, cut: 0, cancellationToken).ConfigureAwait(false);
            foreach (ref readonly var job in page.Jobs.AsSpan())
            {
                after = job.Key;
                if (filter is not null && !filter.Matches(job, page.NowUnixMs))
                {
                    continue;
                }

                letters.Add(Read(job));
                if (letters.Count == size)
                {
                    var isLast = !page.HasMore && job.Key == page.Jobs[^1].Key;
                    return new DeadLetterPage(letters, page.Total, isLast ? null : ToNext(job.Key));
                }
            }

            if (!page.HasMore)
            {
                return new DeadLetterPage(letters, page.Total, Next: null);
            }
        }
    }

    private DeadLetter Read(in DeadJob job)
        => DeadLetterReader.Read(job.Key.Id, Queue, job.Body, job.Failure, DateTimeOffset.FromUnixTimeMilliseconds(job.Key.DiedAtUnixMs));

    private static string ToNext(DeadJobKey key) => FormattableString.Invariant($"{key.DiedAtUnixMs}-{key.Id}");

    private static DeadJobKey? ParseNext(string next)
        => next.Split('-') is [var time, var id] && long.TryParse(time, out var diedAt) && JobId.TryParse(id, out var parsed)
            ? new DeadJobKey(parsed, diedAt)
            : throw new ArgumentException($"'{next}' does not name a page: pass the Next of the page before, or null.", nameof(next));

    private Task<DeadPage> ListAsync(DeadJobKey? after, int limit, int cut, CancellationToken cancellationToken)
        => AskAsync("listed", Store.ListDeadAsync(Queue, after, limit, cut), cancellationToken);

    private Task<DeadPage> FindAsync(ReadOnlyMemory<JobId> ids, int cut, CancellationToken cancellationToken)
        => AskAsync("looked up", Store.FindDeadAsync(Queue, ids, cut), cancellationToken);

    private async Task<TReply> AskAsync<TReply>(string what, ValueTask<TReply> asked, CancellationToken cancellationToken)
    {
        try
        {
            return await asked.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            throw new JobException($"The dead jobs of queue '{Queue}' at {_client.Endpoint} could not be {what}: {exception.Message}", exception);
        }
    }
}
