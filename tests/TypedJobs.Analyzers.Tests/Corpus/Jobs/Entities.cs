using Microsoft.EntityFrameworkCore;

namespace Corpus.Entities;

public class Order { public int Id { get; set; } public string Number { get; set; } = ""; public string Status { get; set; } = ""; public decimal Total { get; set; } public int Prints { get; set; } public DateTime? MailedAt { get; set; } public List<OrderLine> Lines { get; } = []; }
public class OrderLine { public int Id { get; set; } public int OrderId { get; set; } public string Sku { get; set; } = ""; }
public class Invoice { public int Id { get; set; } public int OrderId { get; set; } public decimal Amount { get; set; } }
public class Payment { public Guid Id { get; set; } public int OrderId { get; set; } }
public class Account { public int Id { get; set; } public decimal Balance { get; private set; } public decimal Limit { get; set; } public int RetryCount { get; set; } public void Deposit(decimal amount) => Balance += amount; public void SetLimit(decimal limit) => Limit = limit; }
public class ProcessedMessage { public string Id { get; set; } = ""; }
[Index(nameof(Code), IsUnique = true)] public class Voucher { public int Id { get; set; } public string Code { get; set; } = ""; }
public class Product { public int Id { get; set; } public string ExternalId { get; set; } = ""; public int Stock { get; set; } }
public class AuditEntry { public int Id { get; set; } public string Text { get; set; } = ""; }
public class Membership { public int UserId { get; set; } public int GroupId { get; set; } }
public class Subscriber { public int Id { get; set; } public string Mail { get; set; } = ""; }

public class Shop : DbContext
{
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> Lines => Set<OrderLine>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<ProcessedMessage> Processed => Set<ProcessedMessage>();
    public DbSet<Voucher> Vouchers => Set<Voucher>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Subscriber> Subscribers => Set<Subscriber>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Subscriber>().HasIndex(s => s.Mail).IsUnique();
        modelBuilder.Entity<Membership>().HasKey(m => new { m.UserId, m.GroupId });
    }
}

public static partial class EntityJobs
{
    [Job] // TJ3008
    public static async Task CreateInvoice(int orderId, decimal amount, [FromServices] Shop db)
    {
        db.Invoices.Add(new Invoice { OrderId = orderId, Amount = amount });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task CreateInvoiceChecked(int orderId, decimal amount, [FromServices] Shop db)
    {
        if (await db.Invoices.AnyAsync(i => i.OrderId == orderId))
        {
            return;
        }

        db.Invoices.Add(new Invoice { OrderId = orderId, Amount = amount });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task UpsertProduct(string externalId, int stock, [FromServices] Shop db)
    {
        var product = await db.Products.FirstOrDefaultAsync(p => p.ExternalId == externalId);
        if (product is null)
        {
            product = new Product { ExternalId = externalId };
            db.Products.Add(product);
        }

        product.Stock = stock;
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task ImportMissing(List<string> externalIds, [FromServices] Shop db)
    {
        var known = await db.Products.Select(p => p.ExternalId).ToHashSetAsync();
        foreach (var id in externalIds)
        {
            if (!known.Contains(id))
            {
                db.Products.Add(new Product { ExternalId = id });
            }
        }

        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task ImportMissingByFilter(List<string> externalIds, [FromServices] Shop db)
    {
        var known = await db.Products.Select(p => p.ExternalId).ToListAsync();
        var missing = externalIds.Where(id => !known.Contains(id)).Select(id => new Product { ExternalId = id });
        await db.Products.AddRangeAsync(missing);
        await db.SaveChangesAsync();
    }

    [Job] // TJ3008
    public static async Task ImportAll(List<string> externalIds, [FromServices] Shop db)
    {
        await db.Products.AddRangeAsync(externalIds.Select(id => new Product { ExternalId = id }));
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task ReplaceLines(int orderId, List<string> skus, [FromServices] Shop db)
    {
        db.Lines.RemoveRange(db.Lines.Where(l => l.OrderId == orderId));
        db.Lines.AddRange(skus.Select(sku => new OrderLine { OrderId = orderId, Sku = sku }));
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task ReplaceLinesByDelete(int orderId, List<string> skus, [FromServices] Shop db)
    {
        await db.Lines.Where(l => l.OrderId == orderId).ExecuteDeleteAsync();
        db.Lines.AddRange(skus.Select(sku => new OrderLine { OrderId = orderId, Sku = sku }));
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task StableKey(Guid paymentId, int orderId, [FromServices] Shop db)
    {
        db.Payments.Add(new Payment { Id = paymentId, OrderId = orderId });
        await db.SaveChangesAsync();
    }

    [Job] // TJ3008
    public static async Task FreshKey(int orderId, [FromServices] Shop db)
    {
        db.Payments.Add(new Payment { Id = Guid.NewGuid(), OrderId = orderId });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task UniqueIndexByAttribute(string code, [FromServices] Shop db)
    {
        db.Vouchers.Add(new Voucher { Code = code });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task UniqueIndexByModel(string mail, [FromServices] Shop db)
    {
        db.Subscribers.Add(new Subscriber { Mail = mail });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task PairKey(int user, int group, [FromServices] Shop db)
    {
        db.Memberships.Add(new Membership { UserId = user, GroupId = group });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task AuditTrail(string text, [FromServices] Shop db)
    {
        db.Audit.Add(new AuditEntry { Text = text });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task Inbox(int orderId, decimal amount, [FromServices] Shop db, JobContext job)
    {
        db.Processed.Add(new ProcessedMessage { Id = job.IdempotencyKey });
        db.Invoices.Add(new Invoice { OrderId = orderId, Amount = amount });
        await db.SaveChangesAsync();
    }

    [Job] // TJ3008
    public static async Task InboxInAnotherSave(int orderId, decimal amount, [FromServices] Shop db, JobContext job)
    {
        db.Invoices.Add(new Invoice { OrderId = orderId, Amount = amount });
        await db.SaveChangesAsync();
        db.Processed.Add(new ProcessedMessage { Id = job.IdempotencyKey });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task ExpectsConflict(int orderId, [FromServices] Shop db)
    {
        db.Invoices.Add(new Invoice { OrderId = orderId });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
        }
    }

    [Job] // clean
    public static Task NeverSaved(int orderId, [FromServices] Shop db)
    {
        db.Invoices.Add(new Invoice { OrderId = orderId });
        return Task.CompletedTask;
    }

    [Job] // TJ3008
    public static async Task ThroughRepository(int orderId, [FromServices] IInvoices invoices) => await invoices.CreateAsync(orderId, 5);

    [Job] // TJ3008
    public static async Task ThroughGenericRepository(int orderId, [FromServices] IRepository<Invoice> repository)
    {
        await repository.AddAsync(new Invoice { OrderId = orderId });
        await repository.SaveAsync();
    }

    [Job] // clean
    public static async Task ThroughGenericRepositoryKeyed(Guid id, int orderId, [FromServices] IRepository<Payment> repository)
    {
        await repository.AddAsync(new Payment { Id = id, OrderId = orderId });
        await repository.SaveAsync();
    }

    [Job] // TJ3009
    public static async Task DepositByProperty(int id, decimal amount, [FromServices] Shop db)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == id);
        order.Total += amount;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3009
    public static async Task DepositByMethod(int id, decimal amount, [FromServices] Shop db)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == id);
        account.Deposit(amount);
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task SetByMethod(int id, decimal limit, [FromServices] Shop db)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == id);
        account.SetLimit(limit);
        account.RetryCount++;
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task GuardedByState(int id, decimal amount, [FromServices] Shop db)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == id);
        if (order.Status == "booked")
        {
            return;
        }

        order.Status = "booked";
        order.Total += amount;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3009
    public static async Task Printed(int id, [FromServices] Shop db)
    {
        var order = await db.Orders.FindAsync(id);
        if (order is null)
        {
            return;
        }

        order.Prints++;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3009
    public static async Task EachProduct([FromServices] Shop db)
    {
        foreach (var product in await db.Products.ToListAsync())
        {
            product.Stock = product.Stock - 1;
        }

        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task FreshTotal(int orderId, List<decimal> parts, [FromServices] Shop db)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == orderId);
        var draft = new Order();
        foreach (var part in parts)
        {
            draft.Total += part;
        }

        order.Total = draft.Total;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3010
    public static Task BulkIncrement(int id, [FromServices] Shop db)
        => db.Products.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Stock, p => p.Stock - 1));

    [Job] // clean
    public static Task BulkSet(int id, int stock, [FromServices] Shop db)
        => db.Products.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Stock, stock));

    [Job] // clean
    public static Task BulkGuarded(int id, [FromServices] Shop db)
        => db.Orders.Where(o => o.Id == id && o.Status == "new").ExecuteUpdateAsync(s => s.SetProperty(o => o.Total, o => o.Total * 2).SetProperty(o => o.Status, "doubled"));

    [Job] // TJ3008
    public static async Task AddToNavigation(int id, string sku, [FromServices] Shop db)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == id);
        order.Lines.Add(new OrderLine { Sku = sku });
        await db.SaveChangesAsync();
    }

    [Job] // clean
    public static async Task AddToNavigationChecked(int id, string sku, [FromServices] Shop db)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == id);
        if (order.Lines.Any(l => l.Sku == sku))
        {
            return;
        }

        order.Lines.Add(new OrderLine { Sku = sku });
        await db.SaveChangesAsync();
    }

    [Job] // TJ3006
    public static Task RawSql(int id, [FromServices] Shop db) => db.Database.ExecuteSqlAsync($"UPDATE Products SET Stock = Stock - 1 WHERE Id = {id}");

    [Job] // clean
    public static async Task MailWithFlag(int id, [FromServices] Shop db, [FromServices] HttpClient http)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == id);
        if (order.MailedAt is not null)
        {
            return;
        }

        await http.PostAsync("/mail", new StringContent(order.Number));
        order.MailedAt = DateTime.UtcNow;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3001
    public static async Task MailWithoutFlag(int id, [FromServices] Shop db, [FromServices] HttpClient http)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == id);
        if (order.Total == 0)
        {
            return;
        }

        await http.PostAsync("/mail", new StringContent(order.Number));
        order.MailedAt = DateTime.UtcNow;
        await db.SaveChangesAsync();
    }

    [Job] // TJ3008
    public static async Task WithFactory(int orderId, [FromServices] IDbContextFactory<Shop> factory)
    {
        await using var scope = new Scope();
        var db = await factory.CreateDbContextAsync();
        db.Add(new Invoice { OrderId = orderId });
        await db.SaveChangesAsync();
    }

    private sealed class Scope : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
}

public interface IInvoices { Task CreateAsync(int orderId, decimal amount); }

public class Invoices(Shop db) : IInvoices
{
    public async Task CreateAsync(int orderId, decimal amount)
    {
        await db.Invoices.AddAsync(new Invoice { OrderId = orderId, Amount = amount });
        await db.SaveChangesAsync();
    }
}

public interface IRepository<T> { Task AddAsync(T entity); Task SaveAsync(); }

public class Repository<T>(Shop db) : IRepository<T>
    where T : class
{
    public async Task AddAsync(T entity) => await db.Set<T>().AddAsync(entity);

    public Task SaveAsync() => db.SaveChangesAsync();
}
