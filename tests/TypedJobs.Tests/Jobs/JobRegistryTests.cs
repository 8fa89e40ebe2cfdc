using System.Text;

namespace TypedJobs.Tests.Jobs;

public class JobRegistryTests
{
    [Fact]
    public void Find_EveryNameAndAlias_FindsItsJobAndNothingElse()
    {
        var jobs = Enumerable.Range(0, 500).Select(static i => Job($"shop.job{i}", $"old.job{i}")).ToArray();
        var registry = new JobRegistry(jobs);
        for (var i = 0; i < jobs.Length; i++)
        {
            Assert.Same(jobs[i], registry.Find(Encoding.UTF8.GetBytes($"shop.job{i}")));
            Assert.Same(jobs[i], registry.Find(Encoding.UTF8.GetBytes($"old.job{i}")));
        }

        Assert.Null(registry.Find("shop.job500"u8));
        Assert.Null(registry.Find(""u8));
        Assert.Null(new JobRegistry([]).Find("shop.job1"u8));
    }

    [Fact]
    public void Find_AllocatesNothing()
    {
        var registry = new JobRegistry([Job("email.send")]);
        registry.Find("email.send"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            registry.Find("email.send"u8);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Registry_TwoJobsOfOneName_SaysWhichAndWhatToDo()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new JobRegistry([Job("email.send"), Job("mail.send", "email.send")]));
        Assert.Contains("'email.send'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[Job(", exception.Message, StringComparison.Ordinal);
    }

    private static JobDescriptor Job(string name, params string[] aliases)
        => new(name, static (JobContext _, ref MessagePack.MessagePackReader _) => default) { Aliases = aliases };
}
