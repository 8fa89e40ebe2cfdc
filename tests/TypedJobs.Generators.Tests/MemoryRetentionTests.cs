using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests;

/// <summary>An IDE keeps the driver for hours: it must not keep the compilations that have passed through it.</summary>
public sealed class MemoryRetentionTests
{
    private const string Source = """
        namespace Shop;
        public sealed record Order(int Id, List<Order> Parts);
        public static partial class Work { [Job] public static void Run(Order order) { } }
        """;

    [Fact]
    public void Driver_AfterMoreRuns_LetsEarlierCompilationsDie()
    {
        var driver = GeneratorHarness.Driver();
        var first = RunOnce(ref driver, "First");
        RunOnce(ref driver, "Second");
        RunOnce(ref driver, "Third");

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(first.IsAlive, "Something keeps the first compilation alive.");
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(ref GeneratorDriver driver, string marker)
    {
        var compilation = GeneratorHarness.Compile([Source, $"namespace Shop; internal static class {marker};"]);
        driver = driver.RunGenerators(compilation);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
        return new WeakReference(compilation);
    }
}
