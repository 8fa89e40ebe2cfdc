namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3020, off by default: check, act, mark.</summary>
public class GuardLeavesWindowTests
{
    [Fact]
    public Task NoFlag_IsSilent() => RuleVerifier.VerifyAsync("TJ3020", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/a", null);
        """);

    [Fact]
    public Task FlagSetAfterwards_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3020", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, HttpClient http)
        {
            var order = await db.Orders.SingleAsync(o => o.Id == 1);
            if (order.SentAt != null)
            {
                return;
            }

            await {|TJ3020:http.PostAsync("/a", null)|};
            order.SentAt = DateTime.UtcNow;
            await db.SaveChangesAsync();
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task FlagInFilter_IsReportedWhenOn() => RuleVerifier.VerifyAsync("TJ3020", /* lang=c#-test */ """
        [Job] public static async Task Run(Shop db, HttpClient http)
        {
            foreach (var order in await db.Orders.Where(o => o.SentAt == null).ToListAsync())
            {
                await {|TJ3020:http.PostAsync("/a", null)|};
                order.SentAt = DateTime.UtcNow;
                await db.SaveChangesAsync();
            }
        }
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);
}
