namespace TypedJobs.Worker;

/// <summary>A role's look at every queue: what one queue throws does not keep the others from theirs.</summary>
internal static class QueueRound
{
    /// <summary>Looks at each queue in turn; throws the first failure when all had theirs.</summary>
    public static async Task RunAsync(IReadOnlyList<string> queues, Func<string, ValueTask> look, CancellationToken stopping)
    {
        List<Exception>? failures = null;
        foreach (var queue in queues)
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                await look(queue).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                (failures ??= []).Add(new JobException($"Queue '{queue}': {ExceptionText.MessageOf(exception)}", exception));
            }
        }

        if (failures is not null)
        {
            throw failures.Count == 1 ? failures[0] : new AggregateException(failures);
        }
    }
}
