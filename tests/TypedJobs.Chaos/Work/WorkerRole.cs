using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Work;

/// <summary>A worker as users write one, with a ledger.</summary>
internal static class WorkerRole
{
    public static async Task RunAsync(RoleArguments arguments, string[] args)
    {
        using var ledger = LedgerWriter.Open(arguments.Folder, Roles.Worker);
        ChaosJobs.Ledger = ledger;
        StallWatch.Start(ledger);
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.ClearProviders().AddProvider(new LedgerLogger(ledger, arguments.Folder));
        builder.AddTypedJobs(static jobs => jobs.UseRedis("localhost:6379").AddWorker());
        using var host = builder.Build();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(ledger.ToldToEnd);
        try
        {
            await host.StartAsync();
        }
        catch (JobException)
        {
            // Redis is away. The run starts another.
            return;
        }

        Console.WriteLine(Roles.Ready);
        await host.WaitForShutdownAsync();
    }
}
