using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs;

public sealed partial class DeadLetters
{
    // So few that one call of a script holds up no worker, even if their bodies are large.
    private const int MoveBatch = 100;

    // Enough of a body and a failure to tell the job's name and the error's type.
    private const int FilteredBytes = 1_000;

    /// <summary>Runs a dead job again, from its first attempt; its history stays with it.</summary>
    /// <returns>False if no job of that id is dead on this queue.</returns>
    /// <exception cref="JobException">Redis did not answer; the job may have been requeued all the same.</exception>
    public async Task<bool> RequeueAsync(JobId id, CancellationToken cancellationToken = default)
        => await RequeueAsync([id], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Runs dead jobs again, each from its first attempt and behind those that wait.</summary>
    /// <returns>How many; the others are not dead on this queue.</returns>
    /// <exception cref="JobException">Redis did not answer; those of earlier round trips are requeued.</exception>
    public async Task<int> RequeueAsync(IEnumerable<JobId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var requeued = 0;
        foreach (var batch in ids.Distinct().Chunk(MoveBatch))
        {
            requeued += await RequeueBatchAsync(batch, expected: null, cancellationToken).ConfigureAwait(false);
        }

        return requeued;
    }

    /// <summary>Runs again all dead jobs, or those of a filter. What dies while it goes on is not taken again.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Stops between round trips.</param>
    /// <returns>How many.</returns>
    /// <exception cref="JobException">Redis did not answer; those of earlier round trips are requeued.</exception>
    public Task<int> RequeueAllAsync(DeadLetterFilter? filter = null, CancellationToken cancellationToken = default)
        => MoveAllAsync(
            filter,
            keys => RequeueBatchAsync(Array.ConvertAll(keys, static key => key.Id), keys.ToHashSet(), cancellationToken),
            cancellationToken);

    /// <summary>Throws a dead job away for good.</summary>
    /// <returns>False if no job of that id is dead on this queue.</returns>
    /// <exception cref="JobException">Redis did not answer; the job may have been purged all the same.</exception>
    public async Task<bool> PurgeAsync(JobId id, CancellationToken cancellationToken = default)
        => await PurgeAsync([id], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Throws dead jobs away for good.</summary>
    /// <returns>How many; the others are not dead on this queue.</returns>
    /// <exception cref="JobException">Redis did not answer; those of earlier round trips are purged.</exception>
    public async Task<int> PurgeAsync(IEnumerable<JobId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var purged = 0;
        foreach (var batch in ids.Distinct().Chunk(MoveBatch))
        {
            var page = await FindAsync(batch, cut: 1, cancellationToken).ConfigureAwait(false);
            purged += await PurgeBatchAsync(Array.ConvertAll(page.Jobs, static job => job.Key), cancellationToken).ConfigureAwait(false);
        }

        return purged;
    }

    /// <summary>Throws all dead jobs away, or those of a filter.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellationToken">Stops between round trips.</param>
    /// <returns>How many.</returns>
    /// <exception cref="JobException">Redis did not answer; those of earlier round trips are purged.</exception>
    public Task<int> PurgeAllAsync(DeadLetterFilter? filter = null, CancellationToken cancellationToken = default)
        => MoveAllAsync(filter, keys => PurgeBatchAsync(keys, cancellationToken), cancellationToken);

    /// <summary>From the last to die to the first, so that what dies again meanwhile is never met.</summary>
    private async Task<int> MoveAllAsync(DeadLetterFilter? filter, Func<DeadJobKey[], Task<int>> move, CancellationToken cancellationToken)
    {
        var moved = 0;
        DeadJobKey? after = null;
        while (true)
        {
            var page = await ListAsync(after, MoveBatch, filter is null ? 1 : FilteredBytes, cancellationToken).ConfigureAwait(false);
            var keys = page.Jobs.Where(job => filter is null || filter.Matches(job, page.NowUnixMs)).Select(static job => job.Key).ToArray();
            if (keys.Length > 0)
            {
                moved += await move(keys).ConfigureAwait(false);
            }

            if (!page.HasMore)
            {
                return moved;
            }

            // One that is still there is the surer place to go on from.
            var stayed = page.Jobs.LastOrDefault(job => !keys.Contains(job.Key), page.Jobs[^1]);
            after = stayed.Key;
        }
    }

    /// <param name="ids">At most <see cref="MoveBatch"/>.</param>
    /// <param name="expected">Which deaths are meant; null for whichever it is.</param>
    /// <param name="cancellationToken">Stops between round trips.</param>
    private async Task<int> RequeueBatchAsync(ReadOnlyMemory<JobId> ids, HashSet<DeadJobKey>? expected, CancellationToken cancellationToken)
    {
        var requeued = 0;
        while (!ids.IsEmpty)
        {
            var page = await FindAsync(ids, cut: 0, cancellationToken).ConfigureAwait(false);
            var jobs = page.Jobs.Where(job => expected is null || expected.Contains(job.Key)).Select(ToRequeued).ToArray();
            requeued += jobs.Length == 0
                ? 0
                : await AskAsync("requeued", Store.RequeueAsync(Queue, jobs), cancellationToken).ConfigureAwait(false);
            ids = page.HasMore ? ids[(ids.Span.IndexOf(page.Jobs[^1].Key.Id) + 1)..] : default;
        }

        return requeued;
    }

    private Task<int> PurgeBatchAsync(DeadJobKey[] keys, CancellationToken cancellationToken)
        => keys.Length == 0 ? Task.FromResult(0) : AskAsync("purged", Store.PurgeAsync(Queue, keys), cancellationToken);

    private static RequeuedJob ToRequeued(DeadJob job)
    {
        var failure = DeadLetterReader.ReadFailure(job.Failure, DateTimeOffset.FromUnixTimeMilliseconds(job.Key.DiedAtUnixMs));
        return new RequeuedJob(job.Key, RequeuedEnvelope.From(job.Body, failure));
    }
}
