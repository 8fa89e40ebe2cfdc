namespace TypedJobs;

/// <summary>What can be done with any client.</summary>
public static class JobClientExtensions
{
    /// <summary>Makes a client the one of calls that name none, for this flow of execution, until the returned value is disposed:
    /// <c>using (client.Use()) { await Jobs.SendEmail.EnqueueAsync("a@b.c"); }</c></summary>
    /// <param name="client">The client. When its host has stopped, it is passed over.</param>
    /// <returns>Takes the client out of force, in favour of the one before it.</returns>
    /// <remarks>It flows as an <see cref="AsyncLocal{T}"/> does: into what is awaited or started within, and not out of the async method that it is called
    /// in. A worker does the same for the jobs that it runs, so what a job enqueues goes to the server that the job came from.</remarks>
    public static IDisposable Use(this IJobClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new InForce(CurrentClient.Enter(client));
    }

    private sealed class InForce(IJobClient? before) : IDisposable
    {
        private bool _disposed;

        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                CurrentClient.Enter(before);
            }
        }
    }
}
