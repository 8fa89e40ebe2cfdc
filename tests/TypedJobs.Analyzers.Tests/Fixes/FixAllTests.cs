using System.Text.RegularExpressions;

namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>
/// Every fix, for every rule that it mends, given two findings at once: Fix All must not make the change that both ask for twice, nor lose one of two
/// that are near each other; what it leaves compiles, and the rule does not fire on it.
/// </summary>
public class FixAllTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var fix in DescriptorTests.Fixes)
            {
                foreach (var id in fix.FixableDiagnosticIds)
                {
                    pairs.Add(fix.GetType().Name, id);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Fix_AppliedToTwoFindings_LeavesNoneAndCompiles(string fix, string id)
    {
        var cases = FixAllCases.All.Where(c => c.Fix.Name == fix && c.Id == id).ToArray();
        Assert.NotEmpty(cases);
        foreach (var two in cases)
        {
            Assert.True(Regex.Count(two.Source, @"\{\|" + id) >= 2, "The case has no two findings.");
            Assert.DoesNotContain("{|" + id, two.FixedSource, StringComparison.Ordinal);
            await two.VerifyAsync();
        }
    }
}
