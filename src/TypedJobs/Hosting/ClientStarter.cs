using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedJobs;

/// <summary>Connects the client and makes it the default, before any other hosted service starts.</summary>
internal sealed class ClientStarter : IHostedLifecycleService
{
    private readonly StoreConnection _connection;
    private readonly IServiceProvider _services;

    public ClientStarter(StoreConnection connection, IServiceProvider services)
    {
        _connection = connection;
        _services = services;
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
        JobClient.Default = _services.GetRequiredService<JobClient>();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
