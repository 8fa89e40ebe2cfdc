using Amazon.SQS;
using Amazon.SQS.Model;
using Azure.Messaging.ServiceBus;
using Confluent.Kafka;
using MassTransit;
using RabbitMQ.Client;

namespace Corpus.Messages;

public record OrderPaid(string OrderId);

public static partial class MessageJobs
{
    [Job] // TJ3013
    public static async Task Rabbit(string orderId, [FromServices] IChannel channel)
        => await channel.BasicPublishAsync("orders", "paid", false, new BasicProperties(), new byte[1]);

    [Job] // clean
    public static async Task RabbitWithId(string orderId, [FromServices] IChannel channel)
        => await channel.BasicPublishAsync("orders", "paid", false, new BasicProperties { MessageId = "paid-" + orderId }, new byte[1]);

    [Job] // TJ3013
    public static async Task RabbitWithFreshId(string orderId, [FromServices] IChannel channel)
    {
        var properties = new BasicProperties { MessageId = Guid.NewGuid().ToString() };
        await channel.BasicPublishAsync("orders", "paid", false, properties, new byte[1]);
    }

    [Job] // TJ3013
    public static Task Kafka(string orderId, [FromServices] IProducer<string, string> producer)
        => producer.ProduceAsync("orders", new Message<string, string> { Key = orderId, Value = "paid" });

    [Job] // TJ3013
    public static Task Bus(string orderId, [FromServices] IPublishEndpoint bus) => bus.Publish(new OrderPaid(orderId));

    [Job] // clean
    public static Task BusWithId(Guid orderId, [FromServices] IPublishEndpoint bus) => bus.Publish(new OrderPaid(""), context => context.MessageId = orderId);

    [Job] // TJ3013
    public static Task BusCorrelated(Guid orderId, [FromServices] IPublishEndpoint bus) => bus.Publish(new OrderPaid(""), context => context.CorrelationId = orderId);

    [Job] // TJ3013
    public static Task ServiceBus(string orderId, [FromServices] ServiceBusSender sender) => sender.SendMessageAsync(new ServiceBusMessage(orderId));

    [Job] // clean
    public static Task ServiceBusWithId(string orderId, [FromServices] ServiceBusSender sender, JobContext job)
    {
        var message = new ServiceBusMessage(orderId) { Subject = "paid" };
        message.MessageId = job.IdempotencyKey;
        return sender.SendMessageAsync(message);
    }

    [Job] // TJ3013
    public static Task Sqs(string orderId, [FromServices] IAmazonSQS sqs) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = "q", MessageBody = orderId });

    [Job] // clean
    public static Task SqsFifo(string orderId, [FromServices] IAmazonSQS sqs)
        => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = "q.fifo", MessageBody = orderId, MessageGroupId = "orders", MessageDeduplicationId = orderId });

    [Job] // TJ3015
    public static Task SqsFifoFresh(string orderId, [FromServices] IAmazonSQS sqs)
        => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = "q.fifo", MessageBody = orderId, MessageDeduplicationId = Guid.NewGuid().ToString() });

    [Job] // TJ3013
    public static Task StorageQueue(string orderId, [FromServices] Azure.Storage.Queues.QueueClient queue) => queue.SendMessageAsync(orderId);

    [Job] // clean
    public static Task Declare([FromServices] IChannel channel) => channel.QueueDeclareAsync("orders", durable: true);

    [Job] // TJ3013
    public static async Task ThroughEvents(string orderId, [FromServices] Events events) => await events.RaiseAsync(new OrderPaid(orderId));

    [Job] // TJ3016
    public static void EnqueueHangfire(int id) => Hangfire.BackgroundJob.Enqueue(() => Console.WriteLine(id));

    [Job] // clean
    public static void RegisterRecurring() => Hangfire.RecurringJob.AddOrUpdate("nightly", () => Console.WriteLine("night"), "0 3 * * *");

    [Job] // TJ3016
    public static async Task EnqueueNext(string orderId) => await Jobs.Ship.EnqueueAsync(orderId);

    [Job] // TJ3016
    public static async Task EnqueueNextWith(string orderId, [FromServices] JobClient client) => await client.EnqueueAsync(Jobs.Ship.With(orderId).OnQueue("low"));

    [Job] // clean
    public static async Task EnqueueNextWithId(string orderId, JobId next) => await Jobs.Ship.With(orderId).WithId(next).EnqueueAsync();

    [Job] // clean
    public static async Task EnqueueNextOnce(string orderId, JobContext job) => await job.OnceAsync("ship", async _ => { await Jobs.Ship.EnqueueAsync(orderId); });

    [Job] // TJ3016
    public static async Task EnqueueEach(List<string> orderIds)
    {
        foreach (var orderId in orderIds)
        {
            await Jobs.Ship.EnqueueAsync(orderId);
        }
    }
}

public class Events(IPublishEndpoint bus) { public Task RaiseAsync<T>(T message) => bus.Publish(message); }

public static class Jobs { public static ShipJob Ship => null!; }

public sealed class ShipJob : JobDefinition
{
    private ShipJob() : base(null!) { }

    public ValueTask<JobHandle> EnqueueAsync(string orderId) => default;

    public JobCall With(string orderId) => null!;
}
