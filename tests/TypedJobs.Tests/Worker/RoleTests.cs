using Microsoft.Extensions.Time.Testing;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

/// <summary>What a role throws ends neither the role nor the process.</summary>
public sealed class RoleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly HostileLogging _logging = new() { Throws = false };

    [Fact]
    public async Task Role_ThatThrows_RunsAgainAndSaysSoOnceAnIncident()
    {
        using var stopping = new CancellationTokenSource();
        var role = new FailingRole(failures: 5);
        var running = new RoleRunner(_time, _logging).RunAsync([role], stopping.Token);
        await AdvanceUntilAsync(() => role.Runs == 6);
        await stopping.CancelAsync();
        await running;
        Assert.Contains(nameof(FailingRole), Assert.Single(_logging.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_ThatThrowsAgainLater_SaysSoAgain()
    {
        using var stopping = new CancellationTokenSource();
        var role = new FailingRole(failures: 2) { Between = TimeSpan.FromMinutes(5), Time = _time };
        var running = new RoleRunner(_time, _logging).RunAsync([role], stopping.Token);
        await AdvanceUntilAsync(() => role.Runs == 3);
        await stopping.CancelAsync();
        await running;
        Assert.Equal(2, _logging.Lines.Count);
    }

    [Fact]
    public async Task Roles_BesideOneThatThrows_GoOn()
    {
        using var stopping = new CancellationTokenSource();
        var (failing, other) = (new FailingRole(failures: int.MaxValue), new FailingRole(failures: 0));
        var running = new RoleRunner(_time, _logging).RunAsync([failing, other], stopping.Token);
        await AdvanceUntilAsync(() => failing.Runs > 1 && other.Runs == 1);
        await stopping.CancelAsync();
        await running;
        Assert.Equal(1, other.Runs);
    }

    [Fact]
    public async Task Thread_ThatThrows_RunsAgainAndTheProcessLives()
    {
        var runs = 0;
        var thread = new RoleThread(
            "test thread",
            self =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    throw new InvalidOperationException("unexpected");
                }

                while (self.Rest(TimeSpan.FromMinutes(1)))
                {
                }
            },
            TimeProvider.System,
            _logging);
        thread.Start();
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref runs) == 2));
        thread.End(TimeSpan.FromSeconds(30));
        Assert.Contains("test thread", Assert.Single(_logging.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Round_WhereOneQueueThrows_LooksAtTheOthers()
    {
        var seen = new List<string>();
        var exception = await Assert.ThrowsAsync<JobException>(() => QueueRound.RunAsync(
            ["one", "two", "three"],
            queue =>
            {
                seen.Add(queue);
                return queue == "one" ? throw new InvalidOperationException("damaged") : default;
            },
            CancellationToken.None));
        Assert.Equal(["one", "two", "three"], seen);
        Assert.Contains("'one'", exception.Message, StringComparison.Ordinal);
    }

    private async Task AdvanceUntilAsync(Func<bool> condition)
        => await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(condition());
        });

    private sealed class FailingRole(int failures) : IWorkerRole
    {
        private int _runs;

        public int Runs => Volatile.Read(ref _runs);

        public TimeSpan Between { get; init; }

        public TimeProvider Time { get; init; } = TimeProvider.System;

        public async Task RunAsync(CancellationToken stopping)
        {
            if (Interlocked.Increment(ref _runs) > failures)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
            }

            if (Between > TimeSpan.Zero)
            {
                await Task.Delay(Between, Time, stopping);
            }

            throw new InvalidOperationException("unexpected");
        }
    }
}
