using TypedJobs.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Redis;

/// <summary>The places by which ends are counted are those of the sections that hold them.</summary>
public sealed class SettlementSectionTests
{
    [Fact]
    public void Positions_OfEveryKind_AreThoseOfTheSectionThatHoldsIt()
    {
        foreach (var kind in Enum.GetValues<SettlementKind>())
        {
            var section = Assert.Single(SettlementSection.All, section => section.Holds(new Settlement(default, kind)));
            Assert.Equal(SettlementSection.PositionOf(kind), section.Position);
        }

        var outcome = new Settlement(default, SettlementKind.Succeeded) { Outcome = new byte[1] };
        Assert.Equal([0, SettlementSection.OutcomePosition], SettlementSection.All.Where(s => s.Holds(outcome)).Select(s => s.Position));
        var followUp = new Settlement(default, SettlementKind.Succeeded) { FollowUp = new FollowUp("q", default) };
        Assert.Equal([0, SettlementSection.FollowUpPosition], SettlementSection.All.Where(s => s.Holds(followUp)).Select(s => s.Position));
    }
}
