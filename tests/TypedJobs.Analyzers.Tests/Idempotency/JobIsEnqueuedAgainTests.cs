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

    [Fact]
    public Task StableKeyUnderUniqueIndexFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(Guid id, Keys keys, Hangfire.IBackgroundJobClient jobs)
        {
            await keys.AddAsync(new Key { Id = id, Kind = 1 });
            Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(1));
        }
        public class Keys(Shop db) { public async Task AddAsync(Key key) { await db.Keys.AddAsync(key); await db.SaveChangesAsync(); } }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext
        {
            public DbSet<Key> Keys => Set<Key>();
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Key>().HasIndex(k => new { k.Order, k.Kind }).IsUnique();
        }
        public class Key { public Guid Id { get; set; } public int Order { get; set; } public int Kind { get; set; } }
        """);

    [Fact]
    public Task FreshKeyUnderUniqueIndexFirst_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(Keys keys, Hangfire.IBackgroundJobClient jobs)
        {
            await keys.AddAsync(new Key { Id = Guid.NewGuid(), Kind = 1 });
            {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(1))|};
        }
        public class Keys(Shop db) { public async Task AddAsync(Key key) { await db.Keys.AddAsync(key); await db.SaveChangesAsync(); } }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext
        {
            public DbSet<Key> Keys => Set<Key>();
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Key>().HasIndex(k => new { k.Order, k.Kind }).IsUnique();
        }
        public class Key { public Guid Id { get; set; } public int Order { get; set; } public int Kind { get; set; } }
        """);

    [Fact]
    public Task ClaimThroughRetryWrapper_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int id, System.Data.Common.DbDataSource source, Hangfire.IBackgroundJobClient jobs)
        {
            var claimed = await TryAddAsync(source, id);
            if (!claimed)
            {
                return;
            }

            Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id));
        }

        private static async Task<bool> TryAddAsync(System.Data.Common.DbDataSource source, int id)
        {
            await using var command = source.CreateCommand("INSERT INTO claims (id) " + "VALUES (@id) ON CONFLICT (id) DO NOTHING");
            var affected = await Retry(async () => await command.ExecuteNonQueryAsync());
            return affected > 0;
        }

        private static Task<T> Retry<T>(Func<Task<T>> action) => action();
        public interface IResults { Task ComputeAsync(int id); }
        """);

    [Fact]
    public Task UpsertThroughRetryWrapper_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int id, System.Data.Common.DbDataSource source, Hangfire.IBackgroundJobClient jobs)
        {
            await using var command = source.CreateCommand("INSERT INTO claims (id, at) VALUES (@id, now()) ON CONFLICT (id) DO UPDATE SET at = now()");
            if (await Retry(async () => await command.ExecuteNonQueryAsync()) > 0)
            {
                {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id))|};
            }
        }

        private static Task<T> Retry<T>(Func<Task<T>> action) => action();
        public interface IResults { Task ComputeAsync(int id); }
        """);

    [Fact]
    public Task MarkedInAScopeOfItsOwnFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static async Task Run(int[] ids, Func<Shop> open, Hangfire.IBackgroundJobClient jobs)
        {
            foreach (var id in ids)
            {
                using var db = open();
                var found = await db.Polls.FirstOrDefaultAsync(p => p.Id == id);
                if (found == null || found.State != State.Open)
                {
                    continue;
                }

                using (var inner = open())
                {
                    var poll = await inner.Polls.FirstOrDefaultAsync(p => p.Id == id);
                    if (poll == null)
                    {
                        continue;
                    }

                    poll.State = State.Closed;
                    await inner.SaveChangesAsync();
                }

                Hangfire.BackgroundJobClientExtensions.Enqueue<IResults>(jobs, r => r.ComputeAsync(id));
            }
        }
        public interface IResults { Task ComputeAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public enum State { Open, Closed }
        public class Poll { public int Id { get; set; } public State State { get; set; } }
        """);

    [Fact]
    public Task JobThatClaimsFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static Task Run(int id, Hangfire.IBackgroundJobClient jobs, CancellationToken cancel) => Plan(id, jobs, cancel);

        private static Task Plan(int id, Hangfire.IBackgroundJobClient jobs, CancellationToken cancel)
        {
            Hangfire.BackgroundJobClientExtensions.Enqueue<Publisher>(jobs, p => p.PublishAsync(1, cancel));
            return Task.CompletedTask;
        }

        public class Publisher(Shop db, HttpClient http, IRegister register, IDialogs dialogs)
        {
            public async Task PublishAsync(int id, CancellationToken cancel)
            {
                var party = await register.LookUpPartyAsync(id);
                await dialogs.PurgeAsync(id);
                if (await db.Polls.Where(p => p.Id == id && !p.Published).ExecuteUpdateAsync(s => s.SetProperty(p => p.Published, true)) == 0)
                {
                    return;
                }

                await http.PostAsync("/publish/" + party, null, cancel);
                await dialogs.OpenAsync(id);
            }
        }
        public interface IRegister { Task<string> LookUpPartyAsync(int id); }
        public interface IDialogs { Task PurgeAsync(int id); Task OpenAsync(int id); }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); }
        public class Poll { public int Id { get; set; } public bool Published { get; set; } }
        """);

    [Fact]
    public Task JobThatCallsTheUnknown_IsReported() => RuleVerifier.VerifyAsync("TJ3016", /* lang=c#-test */ """
        [Job] public static void Run(int id, Hangfire.IBackgroundJobClient jobs)
            => {|TJ3016:Hangfire.BackgroundJobClientExtensions.Enqueue<Publisher>(jobs, p => p.PublishAsync(id))|};

        public class Publisher(IDialogs dialogs) { public Task PublishAsync(int id) => dialogs.OpenAsync(id); }
        public interface IDialogs { Task OpenAsync(int id); }
        """);
}
