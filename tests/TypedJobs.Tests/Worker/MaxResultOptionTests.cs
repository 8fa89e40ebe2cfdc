using Microsoft.Extensions.Configuration;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public sealed class MaxResultOptionTests
{
    [Theory]
    [InlineData("512KB", 512 * 1024)]
    [InlineData("2MB", 2 * 1024 * 1024)]
    [InlineData("2048", 2_048)]
    public void MaxResult_InTheConfiguration_HasAUnit(string text, int expected)
    {
        var options = new JobWorkerOptions();
        Assert.Equal(1024 * 1024, options.MaxResult);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("TypedJobs:Worker:MaxResult", text)]).Build();
        ConfiguredOptions.Apply(ConfiguredOptions.Worker, options, new JobConfiguration(configuration, null));
        Assert.Equal(expected, options.MaxResult);
        Assert.Empty(options.Problems());
    }

    [Theory]
    [InlineData(1_023)]
    [InlineData((256 * 1024 * 1024) + 1)]
    public void MaxResult_OutOfRange_IsAProblemThatNamesIt(int size)
        => Assert.Contains(new JobWorkerOptions { MaxResult = size }.Problems(), static problem => problem.Contains("MaxResult", StringComparison.Ordinal));
}
