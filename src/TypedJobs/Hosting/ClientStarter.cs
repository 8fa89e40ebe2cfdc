using Microsoft.Extensions.Hosting;

namespace TypedJobs;

/// <summary>Connects the client before any other hosted service starts, and lets calls that name none go to it until all of them have stopped.</summary>
internal sealed class ClientStarter : IHostedLifecycleService
{
    private readonly StoreConnection _connection;
    private readonly Func<JobClient> _getClient;
    private JobClient? _client;

    /// <param name="connection">Made at the start.</param>
    /// <param name="getClient">Gets the client, which blocks until the connection is made.</param>
    public ClientStarter(StoreConnection connection, Func<JobClient> getClient)
    {
        _connection = connection;
        _getClient = getClient;
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
        _client = _getClient();
        CurrentClient.Add(_client);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After the worker has drained: its jobs enqueue to the end.
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _client?.End();
        return Task.CompletedTask;
    }
}
