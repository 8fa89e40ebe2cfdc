using CsCheck;

namespace TypedJobs.Tests.Jobs;

public class JobIdTests
{
    [Fact]
    public void Derive_SameNameTwice_IsTheSameIdWithTimeAndPriorityOfItsParent()
    {
        var id = JobId.Create(JobPriority.High, TimeProvider.System, Random.Shared);

        var derived = id.Derive("receipt");

        Assert.Equal(derived, JobId.Parse(id.ToString()).Derive("receipt"));
        Assert.Equal((id.CreatedAt, id.Priority), (derived.CreatedAt, derived.Priority));
        Assert.Equal(4, new[] { id, derived, id.Derive("other"), derived.Derive("receipt") }.Distinct().Count());
    }

    private static readonly Gen<JobId> AnyId = Gen.Select(
        Gen.Enum<JobPriority>(), Gen.Long[0, (1L << 48) - 1], Gen.Int, static (priority, ms, seed) => JobId.Create(priority, ms, new Random(seed)));

    [Fact]
    public void Id_WrittenAndRead_IsTheSame()
        => AnyId.Sample(static id =>
        {
            Assert.Equal(id, JobId.Parse(id.ToString()));
            Assert.Equal(id, JobId.FromBytes(id.ToByteArray()));
            Assert.Equal(JobId.TextLength, id.ToString().Length);
        });

    [Fact]
    public void Id_OfAPriority_BeginsWithItsLetterInTheStoreAndEndsWithItInText()
        => AnyId.Sample(static id =>
        {
            var letter = id.Priority switch { JobPriority.High => 'h', JobPriority.Low => 'l', _ => 'n' };
            Assert.Equal(letter, (char)id.ToByteArray()[0]);
            Assert.Equal(letter, id.ToString()[^1]);
        });

    [Fact]
    public void Ids_MadeLater_SortLater()
        => Gen.Select(Gen.Long[0, 1L << 47], Gen.Long[1, 1L << 40], Gen.Enum<JobPriority>(), Gen.Enum<JobPriority>()).Sample(static (ms, later, a, b) =>
        {
            var first = JobId.Create(a, ms, Random.Shared);
            var second = JobId.Create(b, ms + later, Random.Shared);
            Assert.True(first < second);
            Assert.True(string.CompareOrdinal(first.ToString(), second.ToString()) < 0);
            Assert.Equal(ms, first.CreatedAt.ToUnixTimeMilliseconds());
        });

    [Theory]
    [InlineData("")]
    [InlineData("06DC4R9V7XK2M8P3QH5T1W0Z")]
    [InlineData("06DC4R9V7XK2M8P3QH5T1W0Zx")]
    [InlineData("06DC4R9V7XK2M8P3QH5T1W0Un")]
    public void Parse_OfWhatIsNoId_SaysWhatIsExpected(string text)
    {
        var exception = Assert.Throws<FormatException>(() => JobId.Parse(text));
        Assert.Contains("25 characters", exception.Message, StringComparison.Ordinal);
        Assert.False(JobId.TryParse(text, out _));
    }

    [Fact]
    public void Ids_MadeInOneMillisecond_Differ()
    {
        var ids = Enumerable.Range(0, 100_000).Select(static _ => JobId.Create(JobPriority.Normal, 1, Random.Shared));
        Assert.Equal(100_000, ids.Distinct().Count());
    }
}
