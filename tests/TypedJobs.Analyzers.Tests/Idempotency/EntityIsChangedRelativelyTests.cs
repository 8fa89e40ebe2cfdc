namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3009: read, change, write.</summary>
public class EntityIsChangedRelativelyTests
{
    [Fact]
    public Task AbsoluteChange_IsSilent() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static void Run(Shop db, int total) { var order = db.Orders.Find(1)!; order.Total = total + 1; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task ChangeWithState_IsSilent() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static void Run(Shop db)
        {
            var order = db.Orders.Find(1)!;
            if (order.State == "booked")
            {
                return;
            }

            order.Total += 1;
            order.State = "booked";
            db.SaveChanges();
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task ChangeOfNewObject_IsSilent() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { var order = new Order { Id = 5 }; order.Total += 1; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task RelativeChange_IsReported() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { var order = db.Orders.Find(1)!; {|TJ3009:order.Total += 1|}; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task WrittenOutRelativeChange_IsReported() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static void Run(Shop db) { var order = db.Orders.Find(1)!; {|TJ3009:order.Total = order.Total * 2|}; db.SaveChanges(); }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task SumOfWhatAQueryGives_IsSilent() => RuleVerifier.VerifyAsync("TJ3009", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db)
        {
            var sums = db.Orders.GroupBy(o => o.Shop).ToDictionary(g => g.Key, g => new Sum());
            foreach (var order in await db.Orders.ToListAsync())
            {
                var sum = sums[order.Shop];
                sum.Total += order.Amount;
            }

            await db.SaveChangesAsync();
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Shop { get; set; } public decimal Amount { get; set; } }
        public class Sum { public decimal Total { get; set; } }
        """);
}
