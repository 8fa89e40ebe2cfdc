using System.Text.Json;
using TypedJobs.Serialization;
using TypedJobs.Tests.Worker;

namespace TypedJobs.Tests.Serialization;

/// <summary>What is shown of a dead job's arguments, with the job known and without.</summary>
public sealed class ShownArgumentsTests
{
    private static readonly Guid Order = Guid.Parse("0198c2f4-7d10-7a3c-9a1e-5b0b6a9d1c2e");

    private static readonly JobCall Call = Probes.Show.With(
        Order,
        "näme",
        DayOfWeek.Friday,
        new DateTime(2026, 1, 31, 8, 30, 0, DateTimeKind.Utc),
        new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.FromHours(2)),
        new DateOnly(2026, 1, 31),
        new TimeOnly(8, 30),
        TimeSpan.FromMinutes(90),
        12.50m,
        [Order, null],
        new Dictionary<Guid, DayOfWeek> { [Order] = DayOfWeek.Monday },
        [1, 2, 3],
        double.NaN,
        new Parcel(7, "box"));

    [Fact]
    public void Arguments_OfAJobThatIsKnown_AreShownByNameAsTheyAreWritten()
    {
        using var json = JsonDocument.Parse(Show(Call.Body)!);
        var shown = json.RootElement;

        Assert.Equal(Order.ToString(), shown.GetProperty("order").GetString());
        Assert.Equal("näme", shown.GetProperty("text").GetString());
        Assert.Equal("Friday", shown.GetProperty("day").GetString());
        Assert.Equal("2026-01-31T08:30:00.0000000Z", shown.GetProperty("time").GetString());
        Assert.Equal("2026-01-31T08:30:00.0000000+02:00", shown.GetProperty("offset").GetString());
        Assert.Equal("2026-01-31", shown.GetProperty("date").GetString());
        Assert.Equal("08:30:00.0000000", shown.GetProperty("clock").GetString());
        Assert.Equal("01:30:00", shown.GetProperty("span").GetString());
        Assert.Equal(12.50m, shown.GetProperty("price").GetDecimal());
        Assert.Equal([Order.ToString(), null], shown.GetProperty("orders").EnumerateArray().Select(static item => item.GetString()));
        Assert.Equal("Monday", shown.GetProperty("days").GetProperty(Order.ToString()).GetString());
        Assert.Equal("AQID", shown.GetProperty("bytes").GetString());
        Assert.Equal("NaN", shown.GetProperty("share").GetString());
        Assert.Equal("""{"Count":7,"Name":"box"}""", shown.GetProperty("parcel").GetRawText());
    }

    [Fact]
    public void Arguments_WithOneMissing_ShowThoseThatThereAre()
        => Assert.Equal("""{"channel":"c"}""", Show(Envelope("probe.count", "c")));

    [Fact]
    public void Arguments_ThatDoNotFitTheJob_AreShownAsTheyTravel()
    {
        Assert.Equal("""["c",1,2]""", Show(Envelope("probe.count", "c", 1, 2)));
        Assert.Equal("""["c","no number"]""", Show(Envelope("probe.count", "c", "no number")));
    }

    [Fact]
    public void Arguments_OfAJobThatIsNotKnown_AreShownAsTheyTravel()
        => Assert.Equal("""["c",1]""", Show(Envelope("nobody.knows", "c", 1)));

    private static string? Show(ReadOnlyMemory<byte> body)
        => DeadLetterReader.Read(JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared), "mail", body, default, TimeProvider.System.GetUtcNow()).Arguments;

    private static byte[] Envelope(string name, params object[] arguments)
    {
        var buffer = PayloadBuffer.Rent();
        var writer = buffer.Begin(JobEnvelope.Prefix(name));
        writer.WriteArrayHeader(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument is int number)
            {
                writer.Write(number);
            }
            else
            {
                writer.Write((string)argument);
            }
        }

        return buffer.ToArray(ref writer);
    }
}
