using CsCheck;
using TypedJobs.Generators.Tests.RoundTrip;
using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests;

/// <summary>Whatever stands in Redis, a worker that reads it gets a value or a <see cref="JobFormatException"/>, in memory of the order of the bytes. The echo of a
/// value with members that were absent may be one that cannot be a result.</summary>
public sealed class HostileBytesTests
{
    private static readonly JobDescriptor[] Echoes =
        [.. JobCatalog.ToArray().Where(static job => job.Name.StartsWith("EchoJobs.", StringComparison.Ordinal))];

    [Fact]
    public void RandomBytes_AsArguments_AreAValueOrAFormatError()
        => Gen.Select(Gen.Int[0, Echoes.Length - 1], Gen.Byte.Array[0, 64]).Sample(
            static (job, bytes) => AssertSafe(Echoes[job], [0x91, .. bytes]), iter: 20_000);

    [Fact]
    public void DamagedCalls_AsArguments_AreAValueOrAFormatError()
    {
        var call = JobEnvelope.Parse(TypedJobs.Generators.Tests.Jobs.EchoNested.With(Sample()).Body).Arguments.ToArray();
        Gen.Select(Gen.Int[0, call.Length - 1], Gen.Byte, Gen.Int[0, call.Length]).Sample(
            (at, value, length) =>
            {
                var damaged = call.ToArray();
                damaged[at] = value;
                AssertSafe(Jobs.EchoNested.Descriptor, damaged[..length]);
                AssertSafe(Jobs.EchoNested.Descriptor, damaged);
            },
            iter: 5_000);
    }

    [Theory]
    [InlineData("EchoArray", new byte[] { 0x91, 0xdd, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("EchoList", new byte[] { 0x91, 0xdd, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("EchoDictionary", new byte[] { 0x91, 0xdf, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("EchoBytes", new byte[] { 0x91, 0xc6, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("EchoText", new byte[] { 0x91, 0xdb, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("EchoPositional", new byte[] { 0x91, 0xdf, 0x7f, 0xff, 0xff, 0xff })]
    public void Length_ThatTheBytesDoNotHold_AllocatesNothingForIt(string job, byte[] arguments)
    {
        var descriptor = Echoes.Single(echo => echo.Name == "EchoJobs." + job);
        AssertSafe(descriptor, arguments);
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertSafe(descriptor, arguments);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000, "A header's promise was allocated.");
    }

    private static Nested Sample()
        => new(new Positional(1, "one"), [new Point(1, 2)], new Dictionary<string, Settable?> { ["a"] = new Settable { Name = "n" } }, new Box<Box<int>>(new Box<int>(1, [2]), []));

    private static void AssertSafe(JobDescriptor job, byte[] arguments)
    {
        try
        {
            LoadedJobs.RunAsync(job, arguments).GetAwaiter().GetResult();
        }
        catch (JobFormatException)
        {
        }
        catch (JobFailException) when (job.HasResult)
        {
            // The job would be dead with this message; anything else fails the test.
        }
    }
}
