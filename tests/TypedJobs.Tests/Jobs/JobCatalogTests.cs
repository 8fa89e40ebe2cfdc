using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Jobs;

public sealed class JobCatalogTests
{
    [Fact]
    public void Registry_OneHandlerOfAllAmongManyAssemblies_IsBuilt()
    {
        var registry = JobCatalog.ToRegistry([("Shop", [Job("shop.pay"), Job("shop.dead", handlesAll: true)]), ("Mail", [Job("mail.send")])]);

        Assert.Equal(["mail.send", "shop.dead", "shop.pay"], registry.Jobs.Select(static job => job.Name));
    }

    [Fact]
    public void Registry_HandlersOfAllInTwoAssemblies_SaysWhichWhereAndWhatToDo()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            () => JobCatalog.ToRegistry([("Shop", [Job("shop.dead", handlesAll: true)]), ("Mail", [Job("mail.send"), Job("mail.dead", handlesAll: true)])]));

        Assert.Contains("'shop.dead' of assembly 'Shop', 'mail.dead' of assembly 'Mail'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("OnDead = ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervisor_JobsThatNoChildCouldStartWith_DoesNotStart()
    {
        using var supervisor = new Supervisor(
            static _ => throw new InvalidOperationException("not needed"),
            static () => throw new InvalidOperationException("two handlers"),
            new JobWorkerOptions { Processes = 1 },
            TimeProvider.System,
            NullLoggerFactory.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() => supervisor.StartAsync(CancellationToken.None));
    }

    private static JobDescriptor Job(string name, bool handlesAll = false)
        => new(name, static (JobContext _, ref MessagePack.MessagePackReader _) => default) { IsDeadLetterHandler = handlesAll };
}
