namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3008: entities that are added without a look.</summary>
public class EntityIsAddedAgainTests
{
    [Fact]
    public Task AddAfterCheck_IsSilent() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, string number)
        {
            if (!await db.Orders.AnyAsync(o => o.Number == number))
            {
                db.Orders.Add(new Order { Number = number });
                await db.SaveChangesAsync();
            }
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task AddWithoutSave_IsSilent() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) => db.Orders.Add(new Order());
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task AddWithStableKey_IsSilent() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db, int id) { db.Orders.Add(new Order { Id = id }); db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task AddThenSave_IsReported() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { {|TJ3008:db.Orders.Add(new Order())|}; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task AddInCalleeSaveInJob_IsReported() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { {|TJ3008:Insert(db)|}; db.SaveChanges(); }
        private static void Insert(Shop db) => db.Add(new Order());
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task LookedUpThroughARepositoryOfT_IsSilent() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static async Task Run(IStore<Order> orders, int id)
        {
            if (await orders.FindAsync(id) is not null) { return; }
            await orders.AddAsync(new Order { Number = "a" });
        }
        public interface IStore<T> where T : class { Task<T?> FindAsync(int id); Task AddAsync(T item); }
        public sealed class Store<T>(Shop db) : IStore<T> where T : class
        {
            public async Task<T?> FindAsync(int id) => await db.Set<T>().FindAsync(id);
            public async Task AddAsync(T item) { db.Set<T>().Add(item); await db.SaveChangesAsync(); }
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); public DbSet<Line> Lines => Set<Line>(); }
        public class Order { public int Id { get; set; } public string Number { get; set; } = ""; }
        public class Line { public int Id { get; set; } public int OrderId { get; set; } }
        """);

    [Fact]
    public Task AddedThroughARepositoryOfT_IsReported() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static async Task Run(IStore<Order> orders, IStore<Line> lines, int id)
        {
            if (await lines.FindAsync(id) is not null) { return; }
            await {|TJ3008:orders.AddAsync(new Order { Number = "a" })|};
        }
        public interface IStore<T> where T : class { Task<T?> FindAsync(int id); Task AddAsync(T item); }
        public sealed class Store<T>(Shop db) : IStore<T> where T : class
        {
            public async Task<T?> FindAsync(int id) => await db.Set<T>().FindAsync(id);
            public async Task AddAsync(T item) { db.Set<T>().Add(item); await db.SaveChangesAsync(); }
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); public DbSet<Line> Lines => Set<Line>(); }
        public class Order { public int Id { get; set; } public string Number { get; set; } = ""; }
        public class Line { public int Id { get; set; } public int OrderId { get; set; } }
        """);

    [Fact]
    public Task RangeOfDifferentEntities_IsReported() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { {|TJ3008:db.AddRange(new Order(), new Order { Number = "b" })|}; db.SaveChanges(); }
        [Job] public static void Keyed(Shop db, int id) { db.AddRange(new Order { Id = id }, new Line { OrderId = id }); db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); public DbSet<Line> Lines => Set<Line>(); }
        public class Order { public int Id { get; set; } public string Number { get; set; } = ""; }
        public class Line { public int Id { get; set; } public int OrderId { get; set; } }
        """);

    [Fact]
    public Task RecordOfTheRun_IsSilent() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { db.Runs.Add(new JobRun { Id = Guid.NewGuid() }); db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<JobRun> Runs => Set<JobRun>(); }
        public class JobRun { public Guid Id { get; set; } }
        """);

    [Fact]
    public Task RunThatIsNoJob_IsReported() => RuleVerifier.VerifyAsync("TJ3008", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { {|TJ3008:db.Runs.Add(new ProductionRun { Id = Guid.NewGuid() })|}; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<ProductionRun> Runs => Set<ProductionRun>(); }
        public class ProductionRun { public Guid Id { get; set; } }
        """);
}
