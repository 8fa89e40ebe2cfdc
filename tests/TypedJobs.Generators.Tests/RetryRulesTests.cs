namespace TypedJobs.Generators.Tests;

/// <summary>RetryOn and DoNotRetryOn: the most derived type that fits an exception decides.</summary>
public sealed class RetryRulesTests
{
    [Fact]
    public void RetryOn_Alone_RetriesItsTypesAndThoseDerivedFromThem()
    {
        var isRetryable = RulesOf("RetryOn = [typeof(IOException), typeof(TimeoutException)]");

        Assert.True(isRetryable(new IOException()));
        Assert.True(isRetryable(new FileNotFoundException()));
        Assert.True(isRetryable(new TimeoutException()));
        Assert.False(isRetryable(new InvalidOperationException()));
    }

    [Fact]
    public void DoNotRetryOn_Alone_RetriesAllOthers()
    {
        var isRetryable = RulesOf("DoNotRetryOn = [typeof(ArgumentException)]");

        Assert.False(isRetryable(new ArgumentNullException()));
        Assert.True(isRetryable(new IOException()));
        Assert.True(isRetryable(new Exception()));
    }

    [Fact]
    public void Types_OfOneLine_AreDecidedByTheMostDerived()
    {
        // Base first in the source: the generated switch must not have an arm that another one hides.
        var isRetryable = RulesOf(
            "RetryOn = [typeof(SystemException), typeof(FileNotFoundException)], DoNotRetryOn = [typeof(IOException), typeof(ArgumentException)]");

        Assert.True(isRetryable(new InvalidOperationException()));
        Assert.False(isRetryable(new IOException()));
        Assert.False(isRetryable(new DirectoryNotFoundException()));
        Assert.True(isRetryable(new FileNotFoundException()));
        Assert.False(isRetryable(new ArgumentOutOfRangeException()));
        Assert.False(isRetryable(new Exception()));
    }

    [Fact]
    public void Exception_ItselfInAList_SaysWhatHappensToAllOthers()
    {
        var isRetryable = RulesOf("RetryOn = [typeof(IOException)], DoNotRetryOn = [typeof(Exception)]");

        Assert.True(isRetryable(new IOException()));
        Assert.False(isRetryable(new TimeoutException()));
        Assert.False(RulesOf("DoNotRetryOn = [typeof(Exception)]")(new TimeoutException()));
    }

    [Fact]
    public void Type_InBothListsOfTheClass_IsDecidedByTheJob()
    {
        const string Class = "[JobDefaults(RetryOn = [typeof(IOException)], DoNotRetryOn = [typeof(TimeoutException)])]";

        var retries = RulesOf("RetryOn = [typeof(TimeoutException)]", Class);
        Assert.True(retries(new TimeoutException()));
        Assert.False(retries(new IOException()));

        var doesNot = RulesOf("DoNotRetryOn = [typeof(IOException)]", Class);
        Assert.False(doesNot(new IOException()));
    }

    [Fact]
    public void Types_OfTheUser_MayBeGenericNestedAndInternal()
    {
        var isRetryable = RulesOf("DoNotRetryOn = [typeof(Outer.Refused<int>), typeof(@class)]", """
            class Outer { internal class Refused<T> : Exception; }
            class @class : Exception;
            """);

        Assert.True(isRetryable(new IOException()));
    }

    [Fact]
    public void Rules_InTheCode_AreOneReadableSwitch()
    {
        var code = Generate("RetryOn = [typeof(IOException)], DoNotRetryOn = [typeof(FileNotFoundException)]", "").Files["Shop.Work.Run.g.cs"];

        Assert.Contains(
            """
                                IsRetryable = static exception => exception switch
                                {
                                    global::System.IO.FileNotFoundException => false,
                                    global::System.IO.IOException => true,
                                    _ => false,
                                },

            """,
            code,
            StringComparison.Ordinal);
    }

    private static Func<Exception, bool> RulesOf(string settings, string around = "")
        => Generate(settings, around).Load().Entry("Run").Descriptor.IsRetryable!;

    private static GeneratorRun Generate(string settings, string around)
        => GeneratorHarness.Run($$"""
            using System.IO;
            namespace Shop;
            {{around}}
            static partial class Work
            {
                [Job("a", {{settings}})] static void Run() { }
            }
            """).AssertCompiles();
}
