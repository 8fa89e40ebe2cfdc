using System.Reflection;
using Microsoft.Extensions.Logging;
using TypedJobs.Observability;

namespace TypedJobs.Tests.Observability;

/// <summary>Every message of the library has a number of its own, and all of them stand in one file.</summary>
public sealed class EventIdsTests
{
    private static readonly Dictionary<string, int> Known = typeof(EventIds).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(static field => field.Name, static field => (int)field.GetRawConstantValue()!);

    [Fact]
    public void Numbers_AreUnique()
        => Assert.Equal(Known.Count, Known.Values.Distinct().Count());

    [Fact]
    public void Messages_EachHaveANumberOfTheirOwn_AndNoNumberIsUnused()
    {
        var messages = typeof(JobClient).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(static method => (Method: method, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(static log => log.Message is not null)
            .ToArray();

        Assert.All(messages, static log => Assert.True(
            Known.ContainsValue(log.Message!.EventId), $"{log.Method.DeclaringType}.{log.Method.Name} has the event id {log.Message.EventId}, which is not in EventIds."));
        Assert.Equal(Known.Values.Order(), messages.Select(static log => log.Message!.EventId).Order());
    }

    [Fact]
    public void Numbers_ThatWereGiven_AreStillTheirs()
    {
        Assert.Equal((2001, 3001, 3002, 4001, 5001), (EventIds.WorkerStarted, EventIds.JobRetried, EventIds.JobDead, EventIds.JobsRecovered, EventIds.SupervisorStarted));
        Assert.All(Known.Values, static id => Assert.InRange(id, 1_000, 8_999));
    }
}
