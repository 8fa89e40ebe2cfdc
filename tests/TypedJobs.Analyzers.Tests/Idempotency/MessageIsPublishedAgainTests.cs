namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3013: publishing without a stable message id.</summary>
public class MessageIsPublishedAgainTests
{
    [Fact]
    public Task StableId_IsSilent() => RuleVerifier.VerifyAsync("TJ3013", /* lang=c#-test */ """
        [Job] public static Task Run(Azure.Messaging.ServiceBus.ServiceBusSender sender, string id) => sender.SendMessageAsync(new Azure.Messaging.ServiceBus.ServiceBusMessage("x") { MessageId = id });
        """);

    [Fact]
    public Task NoId_IsReported() => RuleVerifier.VerifyAsync("TJ3013", /* lang=c#-test */ """
        [Job] public static Task Run(Azure.Messaging.ServiceBus.ServiceBusSender sender) => {|TJ3013:sender.SendMessageAsync(new Azure.Messaging.ServiceBus.ServiceBusMessage("x"))|};
        """);

    [Fact]
    public Task FreshId_IsReported() => RuleVerifier.VerifyAsync("TJ3013", /* lang=c#-test */ """
        [Job] public static Task Run(Azure.Messaging.ServiceBus.ServiceBusSender sender) => {|TJ3013:sender.SendMessageAsync(new Azure.Messaging.ServiceBus.ServiceBusMessage("x") { MessageId = Guid.NewGuid().ToString() })|};
        """);

    [Fact]
    public Task IdOfTheEvent_IsSilent() => RuleVerifier.VerifyAsync("TJ3013", /* lang=c#-test */ """
        public record OrderPaid(Guid Id, int Order);
        [Job] public static Task Run(MassTransit.IPublishEndpoint bus, Guid id, int order) => bus.Publish(new OrderPaid(id, order));
        """);

    [Fact]
    public Task NumberOfWhatTheMessageIsAbout_IsReported() => RuleVerifier.VerifyAsync("TJ3013", /* lang=c#-test */ """
        public record OrderPaid(int Id);
        [Job] public static Task Run(MassTransit.IPublishEndpoint bus, int id) => {|TJ3013:bus.Publish(new OrderPaid(id))|};
        """);
}
