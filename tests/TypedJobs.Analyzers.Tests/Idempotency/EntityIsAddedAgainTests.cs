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
}
