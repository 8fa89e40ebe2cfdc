// Just enough of other libraries for the corpus to compile: the right namespaces and names, no bodies.
#pragma warning disable
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Net.Http;
global using System.Net.Http.Json;
global using System.Threading;
global using System.Threading.Tasks;
global using TypedJobs;

namespace Microsoft.EntityFrameworkCore
{
    using System.Linq.Expressions;

    public class DbContext : IDisposable
    {
        public DbSet<T> Set<T>() where T : class => throw null;
        public object Add<T>(T entity) where T : class => throw null;
        public void AddRange(IEnumerable<object> entities) { }
        public void AddRange(params object[] entities) { }
        public object Update<T>(T entity) where T : class => throw null;
        public int SaveChanges() => 0;
        public Task<int> SaveChangesAsync(CancellationToken ct = default) => throw null;
        public Infrastructure.DatabaseFacade Database => throw null;
        protected virtual void OnModelCreating(ModelBuilder modelBuilder) { }
        public void Dispose() { }
    }
    public abstract class DbSet<T> : IQueryable<T> where T : class
    {
        public object Add(T entity) => throw null;
        public ValueTask<object> AddAsync(T entity, CancellationToken ct = default) => throw null;
        public void AddRange(IEnumerable<T> entities) { }
        public Task AddRangeAsync(IEnumerable<T> entities, CancellationToken ct = default) => throw null;
        public object Remove(T entity) => throw null;
        public void RemoveRange(IEnumerable<T> entities) { }
        public object Update(T entity) => throw null;
        public ValueTask<T?> FindAsync(params object?[]? keys) => throw null;
        public T? Find(params object?[]? keys) => throw null;
        public Type ElementType => throw null;
        public Expression Expression => throw null;
        public IQueryProvider Provider => throw null;
        public IEnumerator<T> GetEnumerator() => throw null;
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw null;
    }
    public class DbUpdateException : Exception { }
    public class SetPropertyCalls<T>
    {
        public SetPropertyCalls<T> SetProperty<P>(Func<T, P> property, Func<T, P> value) => throw null;
        public SetPropertyCalls<T> SetProperty<P>(Func<T, P> property, P value) => throw null;
    }
    public static class EntityFrameworkQueryableExtensions
    {
        public static Task<List<T>> ToListAsync<T>(this IQueryable<T> q, CancellationToken ct = default) => throw null;
        public static Task<HashSet<T>> ToHashSetAsync<T>(this IQueryable<T> q, CancellationToken ct = default) => throw null;
        public static Task<bool> AnyAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<int> CountAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<T> FirstAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<T> SingleAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<T?> SingleOrDefaultAsync<T>(this IQueryable<T> q, Expression<Func<T, bool>> p, CancellationToken ct = default) => throw null;
        public static Task<int> ExecuteUpdateAsync<T>(this IQueryable<T> q, Expression<Func<SetPropertyCalls<T>, SetPropertyCalls<T>>> s, CancellationToken ct = default) => throw null;
        public static Task<int> ExecuteDeleteAsync<T>(this IQueryable<T> q, CancellationToken ct = default) => throw null;
        public static IQueryable<T> Include<T, P>(this IQueryable<T> q, Expression<Func<T, P>> p) => throw null;
    }
    public static class RelationalDatabaseFacadeExtensions
    {
        public static Task<int> ExecuteSqlAsync(this Infrastructure.DatabaseFacade db, FormattableString sql, CancellationToken ct = default) => throw null;
        public static Task<int> ExecuteSqlRawAsync(this Infrastructure.DatabaseFacade db, string sql, params object[] args) => throw null;
    }
    public class ModelBuilder { public Metadata.Builders.EntityTypeBuilder<T> Entity<T>() where T : class => throw null; }
    public interface IDbContextFactory<T> { T CreateDbContext(); Task<T> CreateDbContextAsync(CancellationToken ct = default); }
    [AttributeUsage(AttributeTargets.Class)] public class IndexAttribute : Attribute { public IndexAttribute(params string[] names) { } public bool IsUnique { get; set; } }
    [AttributeUsage(AttributeTargets.Class)] public class PrimaryKeyAttribute : Attribute { public PrimaryKeyAttribute(params string[] names) { } }
}
namespace Microsoft.EntityFrameworkCore.Infrastructure { public class DatabaseFacade { public Task<Storage.IDbContextTransaction> BeginTransactionAsync(CancellationToken ct = default) => throw null; } }
namespace Microsoft.EntityFrameworkCore.Storage { public interface IDbContextTransaction : IAsyncDisposable { Task CommitAsync(CancellationToken ct = default); } }
namespace Microsoft.EntityFrameworkCore.Metadata.Builders
{
    public class EntityTypeBuilder<T> { public IndexBuilder<T> HasIndex(Func<T, object?> p) => throw null; public object HasKey(Func<T, object?> p) => throw null; }
    public class IndexBuilder<T> { public IndexBuilder<T> IsUnique(bool unique = true) => throw null; }
}
namespace Dapper
{
    using System.Data;
    public struct CommandDefinition { public CommandDefinition(string commandText, object? parameters = null, IDbTransaction? transaction = null, CancellationToken cancellationToken = default) { } }
    public static class SqlMapper
    {
        public static int Execute(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => 0;
        public static Task<int> ExecuteAsync(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => throw null;
        public static Task<int> ExecuteAsync(this IDbConnection cnn, CommandDefinition command) => throw null;
        public static Task<T> ExecuteScalarAsync<T>(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => throw null;
        public static Task<T?> QuerySingleOrDefaultAsync<T>(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => throw null;
        public static Task<T> QuerySingleAsync<T>(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => throw null;
        public static Task<IEnumerable<T>> QueryAsync<T>(this IDbConnection cnn, string sql, object? param = null, IDbTransaction? transaction = null) => throw null;
    }
}
namespace Npgsql
{
    using System.Data.Common;
    public class PostgresException : DbException { public string SqlState => ""; }
    public abstract class NpgsqlConnection : DbConnection { public NpgsqlBinaryImporter BeginBinaryImport(string copyFromCommand) => throw null; }
    public abstract class NpgsqlDataSource { public NpgsqlCommand CreateCommand(string commandText) => throw null; }
    public abstract class NpgsqlCommand : DbCommand { public new NpgsqlParameterCollection Parameters => throw null; }
    public class NpgsqlParameterCollection { public void AddWithValue(string parameterName, object value) { } }
    public class NpgsqlBinaryImporter : IDisposable { public void StartRow() { } public void Write<T>(T value) { } public ulong Complete() => 0; public void Dispose() { } }
}
namespace MimeKit { public class MimeMessage { public string? Subject { get; set; } } }
namespace MailKit { public interface IMailTransport { Task<string> SendAsync(MimeKit.MimeMessage message, CancellationToken ct = default); } }
namespace MailKit.Net.Smtp
{
    public class SmtpClient : IMailTransport, IDisposable
    {
        public Task ConnectAsync(string host, int port, bool ssl = true) => throw null;
        public virtual Task<string> SendAsync(MimeKit.MimeMessage message, CancellationToken ct = default) => throw null;
        public Task DisconnectAsync(bool quit) => throw null;
        public void Dispose() { }
    }
}
namespace SendGrid { public interface ISendGridClient { Task SendEmailAsync(Helpers.Mail.SendGridMessage msg, CancellationToken ct = default); } }
namespace SendGrid.Helpers.Mail { public class SendGridMessage { public string? Subject { get; set; } public void AddTo(string to) { } } }
namespace Stripe
{
    public class RequestOptions { public string? IdempotencyKey { get; set; } public string? StripeAccount { get; set; } }
    public class PaymentIntent { public string Id => ""; }
    public class Refund { }
    public class Customer { public string Id => ""; }
    public class InvoiceItem { }
    public class Transfer { }
    public class PaymentIntentCreateOptions { public long Amount { get; set; } public string? Currency { get; set; } public string? Customer { get; set; } }
    public class RefundCreateOptions { public string? PaymentIntent { get; set; } public long Amount { get; set; } }
    public class CustomerCreateOptions { public string? Email { get; set; } }
    public class CustomerUpdateOptions { public string? Email { get; set; } }
    public class InvoiceItemCreateOptions { public long Amount { get; set; } public string? Customer { get; set; } }
    public class TransferCreateOptions { public long Amount { get; set; } public string? Destination { get; set; } }
    public abstract class Service<T> { }
    public class PaymentIntentService : Service<PaymentIntent>
    {
        public virtual Task<PaymentIntent> CreateAsync(PaymentIntentCreateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null;
        public virtual Task<PaymentIntent> GetAsync(string id, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null;
        public virtual Task<PaymentIntent> CaptureAsync(string id, object? options = null, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null;
    }
    public class RefundService : Service<Refund> { public virtual Task<Refund> CreateAsync(RefundCreateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null; }
    public class CustomerService : Service<Customer>
    {
        public virtual Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null;
        public virtual Task<Customer> UpdateAsync(string id, CustomerUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null;
    }
    public class InvoiceItemService : Service<InvoiceItem> { public virtual Task<InvoiceItem> CreateAsync(InvoiceItemCreateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null; }
    public class TransferService : Service<Transfer> { public virtual Task<Transfer> CreateAsync(TransferCreateOptions options, RequestOptions? requestOptions = null, CancellationToken ct = default) => throw null; }
}
namespace RabbitMQ.Client
{
    public class BasicProperties { public string? MessageId { get; set; } public string? CorrelationId { get; set; } }
    public interface IChannel
    {
        ValueTask BasicPublishAsync(string exchange, string routingKey, bool mandatory, BasicProperties basicProperties, ReadOnlyMemory<byte> body, CancellationToken ct = default);
        Task QueueDeclareAsync(string queue, bool durable = false);
    }
}
namespace Confluent.Kafka
{
    public class Message<K, V> { public K Key { get; set; } public V Value { get; set; } }
    public class DeliveryResult<K, V> { }
    public interface IProducer<K, V> { Task<DeliveryResult<K, V>> ProduceAsync(string topic, Message<K, V> message, CancellationToken ct = default); }
}
namespace MassTransit
{
    public class PublishContext { public Guid? MessageId { get; set; } public Guid? CorrelationId { get; set; } }
    public interface IPublishEndpoint { Task Publish<T>(T message, CancellationToken ct = default); Task Publish<T>(T message, Action<PublishContext> configure, CancellationToken ct = default); }
}
namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusMessage { public ServiceBusMessage(string body) { } public string? MessageId { get; set; } public string? Subject { get; set; } }
    public class ServiceBusSender { public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken ct = default) => throw null; }
}
namespace Azure.Storage.Blobs.Models { public class BlobUploadOptions { } }
namespace Azure.Storage.Blobs
{
    public class BlobContainerClient { public virtual BlobClient GetBlobClient(string blobName) => throw null; public virtual Task UploadBlobAsync(string blobName, Stream content, CancellationToken ct = default) => throw null; }
    public class BlobClient : Specialized.BlobBaseClient
    {
        public virtual Task UploadAsync(Stream content, bool overwrite = false, CancellationToken ct = default) => throw null;
        public virtual Task UploadAsync(Stream content, Models.BlobUploadOptions options, CancellationToken ct = default) => throw null;
    }
}
namespace Azure.Storage.Blobs.Specialized
{
    public class BlobBaseClient { public virtual Task DeleteIfExistsAsync() => throw null; }
    public class AppendBlobRequestConditions { public long? IfAppendPositionEqual { get; set; } }
    public class AppendBlobClient : BlobBaseClient { public virtual Task AppendBlockAsync(Stream content, byte[]? hash = null, AppendBlobRequestConditions? conditions = null, CancellationToken ct = default) => throw null; }
}
namespace Azure.Storage.Queues { public class QueueClient { public virtual Task SendMessageAsync(string messageText, CancellationToken ct = default) => throw null; } }
namespace Azure { public class RequestFailedException : Exception { public int Status => 0; } }
namespace Azure.Data.Tables
{
    public interface ITableEntity { string PartitionKey { get; set; } string RowKey { get; set; } }
    public class TableClient
    {
        public virtual Task AddEntityAsync<T>(T entity, CancellationToken ct = default) where T : ITableEntity => throw null;
        public virtual Task UpsertEntityAsync<T>(T entity, CancellationToken ct = default) where T : ITableEntity => throw null;
    }
}
namespace Microsoft.Azure.Cosmos
{
    public class CosmosException : Exception { public System.Net.HttpStatusCode StatusCode => default; }
    public struct PartitionKey { public PartitionKey(string value) { } }
    public abstract class PatchOperation { public static PatchOperation Increment(string path, long value) => throw null; public static PatchOperation Set<T>(string path, T value) => throw null; }
    public abstract class Container
    {
        public abstract Task CreateItemAsync<T>(T item, PartitionKey? partitionKey = null, CancellationToken ct = default);
        public abstract Task UpsertItemAsync<T>(T item, PartitionKey? partitionKey = null, CancellationToken ct = default);
        public abstract Task PatchItemAsync<T>(string id, PartitionKey partitionKey, IReadOnlyList<PatchOperation> patchOperations, CancellationToken ct = default);
    }
}
namespace Amazon.S3.Model { public class PutObjectRequest { public string? BucketName { get; set; } public string? Key { get; set; } public Stream? InputStream { get; set; } } }
namespace Amazon.S3 { public interface IAmazonS3 { Task PutObjectAsync(Model.PutObjectRequest request, CancellationToken ct = default); Task DeleteObjectAsync(string bucketName, string key, CancellationToken ct = default); } }
namespace Amazon.SQS.Model { public class SendMessageRequest { public string? QueueUrl { get; set; } public string? MessageBody { get; set; } public string? MessageGroupId { get; set; } public string? MessageDeduplicationId { get; set; } } }
namespace Amazon.SQS { public interface IAmazonSQS { Task SendMessageAsync(Model.SendMessageRequest request, CancellationToken ct = default); } }
namespace MongoDB.Driver
{
    public class UpdateDefinition<T> { }
    public class FilterDefinition<T> { public static implicit operator FilterDefinition<T>(System.Linq.Expressions.Expression<Func<T, bool>> e) => throw null; }
    public class UpdateDefinitionBuilder<T> { public UpdateDefinition<T> Inc<F>(System.Linq.Expressions.Expression<Func<T, F>> field, F value) => throw null; public UpdateDefinition<T> Set<F>(System.Linq.Expressions.Expression<Func<T, F>> field, F value) => throw null; public UpdateDefinition<T> Push<F>(System.Linq.Expressions.Expression<Func<T, IEnumerable<F>>> field, F value) => throw null; public UpdateDefinition<T> AddToSet<F>(System.Linq.Expressions.Expression<Func<T, IEnumerable<F>>> field, F value) => throw null; }
    public static class Builders<T> { public static UpdateDefinitionBuilder<T> Update => throw null; }
    public class ReplaceOptions { public bool IsUpsert { get; set; } }
    public class UpdateOptions { public bool IsUpsert { get; set; } }
    public class MongoWriteException : Exception { }
    public interface IMongoCollection<T>
    {
        Task InsertOneAsync(T document, CancellationToken ct = default);
        Task ReplaceOneAsync(System.Linq.Expressions.Expression<Func<T, bool>> filter, T replacement, ReplaceOptions? options = null, CancellationToken ct = default);
        Task UpdateOneAsync(System.Linq.Expressions.Expression<Func<T, bool>> filter, UpdateDefinition<T> update, UpdateOptions? options = null, CancellationToken ct = default);
    }
}
namespace Hangfire
{
    public interface IBackgroundJobClient { }
    public static class BackgroundJob { public static string Enqueue(System.Linq.Expressions.Expression<Action> call) => ""; public static string Enqueue<T>(System.Linq.Expressions.Expression<Action<T>> call) => ""; }
    public static class BackgroundJobClientExtensions { public static string Enqueue<T>(this IBackgroundJobClient client, System.Linq.Expressions.Expression<Func<T, Task>> call) => ""; }
    public class JobStorage { public static JobStorage Current => throw null; public Storage.IMonitoringApi GetMonitoringApi() => throw null; }
    public static class RecurringJob { public static void AddOrUpdate(string id, System.Linq.Expressions.Expression<Action> call, string cron) { } }
}
namespace Hangfire.Storage { public interface IMonitoringApi { List<string> EnqueuedJobs(string queue, int from, int perPage); List<string> ProcessingJobs(int from, int count); } }
namespace Quartz
{
    public class JobKey { public JobKey(string name) { } }
    public interface IScheduler { Task TriggerJob(JobKey key, CancellationToken ct = default); Task<bool> CheckExists(JobKey key, CancellationToken ct = default); Task<IReadOnlyCollection<string>> GetCurrentlyExecutingJobs(CancellationToken ct = default); }
}
namespace Telegram.Bot { public interface ITelegramBotClient { } public static class TelegramBotClientExtensions { public static Task SendMessage(this ITelegramBotClient bot, long chatId, string text, CancellationToken ct = default) => throw null; } }
namespace Octokit { public class NewIssue { public NewIssue(string title) { } } public interface IIssuesClient { Task<object> Create(long repositoryId, NewIssue newIssue); } }
namespace Twilio.Rest.Api.V2010.Account { public class MessageResource { public static Task<MessageResource> CreateAsync(string to, string? from = null, string? body = null) => throw null; } }
