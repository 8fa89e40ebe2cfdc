namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3016: jobs that enqueue jobs.</summary>
public class JobIsEnqueuedAgainTests
{
    [Fact]
    public Task WithId_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call, JobId id) => await call.WithId(id).EnqueueAsync();
        """);

    [Fact]
    public Task RecurringJob_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run() => Hangfire.RecurringJob.AddOrUpdate("a", () => Console.WriteLine(), "* * * * *");
        """);

    [Fact]
    public Task AlreadyQueuedIsAskedFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id)
        {
            if (IsQueued("Scan", id))
            {
                return;
            }

            Hangfire.BackgroundJob.Enqueue(() => Console.WriteLine(id));
        }

        static bool IsQueued(string name, int id)
        {
            var found = Hangfire.JobStorage.Current.GetMonitoringApi().EnqueuedJobs("default", 0, 10).Contains(name + id);
            return found || Hangfire.JobStorage.Current.GetMonitoringApi().ProcessingJobs(0, 10).Count > 0;
        }
        """);

    [Fact]
    public Task NotRunningIsAskedFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static Task Run(string name, Quartz.IScheduler scheduler) => TriggerAsync(name, scheduler);

        static async Task TriggerAsync(string name, Quartz.IScheduler scheduler)
        {
            if (!(await IsRunning(name, scheduler)))
            {
                await scheduler.TriggerJob(new Quartz.JobKey(name));
            }
        }

        static async Task<bool> IsRunning(string name, Quartz.IScheduler scheduler)
        {
            var running = await scheduler.GetCurrentlyExecutingJobs();
            return running.Any(x => x == name);
        }
        """);

    [Fact]
    public Task MarkedAndSavedFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int id, Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            var poll = await db.Polls.SingleAsync(p => p.Id == id);
            if (poll.ClosedAt != null)
            {
                return;
            }

            poll.ClosedAt = DateTime.UtcNow;
            await db.SaveChangesAsync();
            Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id));
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public DateTime? ClosedAt { get; set; } }
        """);

    [Fact]
    public Task RemovedAndSavedFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int id, Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            var poll = await db.Polls.FirstOrDefaultAsync(p => p.Id == id);
            if (poll == null)
            {
                return;
            }

            db.Polls.Remove(poll);
            await db.SaveChangesAsync();
            Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id));
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public DateTime? ClosedAt { get; set; } }
        """);

    [Fact]
    public Task StateInTheSameTransactionScope_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            using var scope = new System.Transactions.TransactionScope();
            foreach (var poll in await db.Polls.Where(p => !db.Notices.Any(n => n.PollId == p.Id)).ToListAsync())
            {
                db.Notices.Add(new Notice { PollId = poll.Id });
                Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(poll.Id));
            }

            await db.SaveChangesAsync();
            scope.Complete();
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); public DbSet<Notice> Notices => Set<Notice>(); }
        public class Poll { public int Id { get; set; } }
        public class Notice { public int Id { get; set; } public int PollId { get; set; } }
        """);

    [Fact]
    public Task JobThatMayRunTwice_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id, Hangfire.IBackgroundJobClient jobs) => Scheduler.Enqueue<Counter>(jobs, c => c.CountAsync(id));

        static class Scheduler
        {
            public static void Enqueue<T>(Hangfire.IBackgroundJobClient jobs, System.Linq.Expressions.Expression<Func<T, Task>> job)
                => Hangfire.BackgroundJobClientExtensions.Enqueue<T>(jobs, job);
        }
        public class Counter(Shop db)
        {
            public async Task CountAsync(int id)
            {
                var poll = await db.Polls.SingleAsync(p => p.Id == id);
                poll.Votes = await db.Votes.CountAsync(v => v.PollId == id);
                await db.SaveChangesAsync();
            }
        }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); public DbSet<Vote> Votes => Set<Vote>(); }
        public class Poll { public int Id { get; set; } public int Votes { get; set; } }
        public class Vote { public int Id { get; set; } public int PollId { get; set; } }
        """);

    [Fact]
    public Task CollectedWhereMarked_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            var open = new List<int>();
            foreach (var poll in await db.Polls.Where(p => !p.Closed).ToListAsync())
            {
                if (poll.Id > 10)
                {
                    open.Add(poll.Id);
                    poll.Closed = true;
                }
            }

            if (open.Any())
            {
                await db.SaveChangesAsync();
            }

            foreach (var id in open)
            {
                Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id));
            }
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public bool Closed { get; set; } public int Seen { get; set; } }
        """);

    [Fact]
    public Task CollectedWithoutMark_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            var open = new List<int>();
            foreach (var poll in await db.Polls.Where(p => !p.Closed).ToListAsync())
            {
                if (poll.Id > 10)
                {
                    open.Add(poll.Id);
                    poll.Seen = 1;
                }
            }

            if (open.Any())
            {
                await db.SaveChangesAsync();
            }

            foreach (var id in open)
            {
                {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id))|};
            }
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public bool Closed { get; set; } public int Seen { get; set; } }
        """);

    [Fact]
    public Task JobThatMayNotRunTwice_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id, Hangfire.IBackgroundJobClient jobs)
            => {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<Counter>(jobs, c => c.CountAsync(id))|};

        public class Counter(HttpClient http) { public Task CountAsync(int id) => http.PostAsync("/count/" + id, null); }
        """);

    [Fact]
    public Task HarmlessJobWithFreshArgument_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(Hangfire.IBackgroundJobClient jobs)
        {
            var id = Guid.NewGuid();
            {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<Counter>(jobs, c => c.CountAsync(id))|};
        }

        public class Counter { public Task CountAsync(Guid id) => Task.CompletedTask; }
        """);

    [Fact]
    public Task RescheduledWhileAnotherRuns_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id)
        {
            if (Hangfire.JobStorage.Current.GetMonitoringApi().ProcessingJobs(0, 10).Count > 0)
            {
                {|TJ3016:Hangfire.BackgroundJob.Enqueue(() => Console.WriteLine(id))|};
            }
        }
        """);

    [Fact]
    public Task MarkedButNotSavedFirst_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(Poll poll, Hangfire.IBackgroundJobClient jobs)
        {
            if (poll.ClosedAt != null)
            {
                return;
            }

            poll.ClosedAt = DateTime.UtcNow;
            {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(1))|};
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Poll { public int Id { get; set; } public DateTime? ClosedAt { get; set; } }
        """);

    [Fact]
    public Task MarkedInAnotherBranch_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int id, bool last, Shop db, Hangfire.IBackgroundJobClient jobs)
        {
            var poll = await db.Polls.SingleAsync(p => p.Id == id);
            if (poll.ClosedAt != null)
            {
                return;
            }

            if (last)
            {
                poll.ClosedAt = DateTime.UtcNow;
                await db.SaveChangesAsync();
            }

            {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id))|};
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public DateTime? ClosedAt { get; set; } }
        """);

    [Fact]
    public Task TransactionScopeWithoutState_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id, Hangfire.IBackgroundJobClient jobs)
        {
            using var scope = new System.Transactions.TransactionScope();
            {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id))|};
            scope.Complete();
        }
        public interface IResults { Task ComputeAsync(int id); }
        """);

    [Fact]
    public Task Enqueue_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call) => await {|TJ3016:call.EnqueueAsync()|};
        """);

    [Fact]
    public Task EnqueueByClient_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(JobCall call, JobClient client) => await {|TJ3016:client.EnqueueAsync(call)|};
        """);
}
