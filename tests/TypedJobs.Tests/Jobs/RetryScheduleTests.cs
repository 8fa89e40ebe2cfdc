using System.Globalization;

namespace TypedJobs.Tests.Jobs;

/// <summary>When a job is tried again by default, as the README and the page of settings say it.</summary>
public sealed class RetryScheduleTests
{
    [Fact]
    public void Schedule_OfTheDefaults_IsTheTableOfThePageOfSettings()
        => Assert.Contains(Table(Waits(shortest: true), Waits(shortest: false)), Read("src/TypedJobs/Attributes/SETTINGS.md"), StringComparison.Ordinal);

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/TypedJobs/Attributes/SETTINGS.md")]
    public void Schedule_OfTheDefaults_TakesAsLongAsTheDocumentSays(string document)
    {
        var (least, most) = (Waits(shortest: true), Waits(shortest: false));

        Assert.Contains($"{Math.Round(Sum(least).TotalMinutes)} to {Math.Round(Sum(most).TotalMinutes)} minutes", Read(document), StringComparison.Ordinal);
    }

    private static string Read(string document) => File.ReadAllText(RepositoryRoot.Combine(document.Split('/')));

    private static TimeSpan[] Waits(bool shortest)
    {
        var random = new Draw(shortest ? Math.BitDecrement(1) : 0);
        return [.. Enumerable.Range(1, RetryPolicy.Default.MaxAttempts - 1).Select(failed => RetryPolicy.Default.DelayAfter(failed, random))];
    }

    private static string Table(TimeSpan[] least, TimeSpan[] most)
    {
        string Row(string head, Func<int, string> cell) => $"| {head} | {string.Join(" | ", Enumerable.Range(0, least.Length).Select(cell))} |\n";
        return Row("Attempt that failed", static i => (i + 1).ToString(CultureInfo.InvariantCulture))
            + Row("---", static _ => "---").Replace(" ", "", StringComparison.Ordinal)
            + Row("Wait", i => $"{Text(least[i])} to {Text(most[i])}")
            + Row("Since the first, without run times", i => $"{Text(Sum(least[..(i + 1)]))} to {Text(Sum(most[..(i + 1)]))}");
    }

    private static TimeSpan Sum(TimeSpan[] waits) => waits.Aggregate(TimeSpan.Zero, static (sum, wait) => sum + wait);

    private static string Text(TimeSpan time)
        => time < TimeSpan.FromMinutes(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min");

    private sealed class Draw(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
