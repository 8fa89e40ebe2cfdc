namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3010: ExecuteUpdate relative to the stored value.</summary>
public class BulkUpdateIsRelativeTests
{
    [Fact]
    public Task AbsoluteSetter_IsSilent() => RuleVerifier.VerifyAsync("TJ3010", /* lang=c#-test */ """
        [Job] public static Task Run(Shop db) => db.Orders.ExecuteUpdateAsync(s => s.SetProperty(o => o.Total, 5));
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task SetterWithState_IsSilent() => RuleVerifier.VerifyAsync("TJ3010", /* lang=c#-test */ """
        [Job] public static Task Run(Shop db) => db.Orders.Where(o => o.State == "new").ExecuteUpdateAsync(s => s.SetProperty(o => o.Total, o => o.Total + 1).SetProperty(o => o.State, "old"));
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);

    [Fact]
    public Task RelativeSetter_IsReported() => RuleVerifier.VerifyAsync("TJ3010", /* lang=c#-test */ """
        [Job] public static Task Run(Shop db) => {|TJ3010:db.Orders.ExecuteUpdateAsync(s => s.SetProperty(o => o.Total, o => o.Total + 1))|};
        public class Shop : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public class Order { public int Id { get; set; } public int Total { get; set; } public string Number { get; set; } = ""; public string State { get; set; } = ""; public DateTime? SentAt { get; set; } }
        """);
}
