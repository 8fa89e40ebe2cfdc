using System.Collections.Concurrent;
using TypedJobs.Chaos.Ledgers;
using TypedJobs.Chaos.Work;

namespace TypedJobs.Chaos.Verdicts;

/// <summary>Asks for the result of every job that has one and came to its end, as a user would.</summary>
internal static class Results
{
    /// <returns>A sentence for each that is wrong or missing.</returns>
    public static async Task<IReadOnlyCollection<string>> CheckAsync(JobClient client, LedgerReader ledger, JobMix mix, Leftovers leftovers)
    {
        var wrong = new ConcurrentQueue<string>();
        var answers = ledger.Acknowledged.Where(job => mix.KindOf(job.Number) == JobKind.Answer && !leftovers.Dead.ContainsKey(job.Id));
        await Parallel.ForEachAsync(answers, async (job, _) =>
        {
            var handle = new JobHandle<int>(client, JobId.Parse(job.Id).OnQueue(job.Queue), Jobs.Answer.With(job.Number).Definition);
            try
            {
                var result = await handle.GetResultAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
                if (result != ChaosJobs.AnswerTo(job.Number))
                {
                    wrong.Enqueue($"Job {job.Id} answered {result} to {job.Number}.");
                }
            }
            catch (Exception exception) when (exception is TimeoutException or JobException)
            {
                wrong.Enqueue($"Job {job.Id} has no result: {exception.Message}");
            }
        });
        return wrong;
    }
}
