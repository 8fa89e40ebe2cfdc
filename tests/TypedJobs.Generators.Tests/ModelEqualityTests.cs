using System.Reflection;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Tests;

/// <summary>Models are values: the same source gives equal ones, and none holds on to the compiler.</summary>
public sealed class ModelEqualityTests
{
    private const string Source = """
        namespace Shop;
        public enum Color { Red }
        [MessagePack.Union(0, typeof(Leaf))] public abstract record Base;
        public sealed record Leaf(Color Color, (int, string) Pair, Leaf? Next) : Base;
        public static partial class Work
        {
            /// <summary>Runs.</summary>
            [Job("run", RetryOn = [typeof(TimeoutException)]), JobAlias("old")]
            public static Task<Leaf> Run(Base value, [FromKeyedServices("k")] IServiceProvider services, JobContext job, int times = 3, params string[] rest)
                => throw job.Fail("no");
        }
        """;

    [Fact]
    public void Models_OfTwoCompilations_AreEqualAndHaveEqualHashes()
    {
        var (first, second) = (ModelsOf(Source), ModelsOf(Source));

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(static m => m.GetHashCode()), second.Select(static m => m.GetHashCode()));
    }

    [Theory]
    [InlineData("int times = 3", "int times = 4")]
    [InlineData("Color { Red }", "Color : byte { Red }")]
    [InlineData("Runs.", "Walks.")]
    [InlineData("\"old\"", "\"older\"")]
    [InlineData("TimeoutException", "ArgumentException")]
    [InlineData("\"k\"", "\"l\"")]
    [InlineData("Union(0", "Union(1")]
    [InlineData("Task<Leaf>", "Task<Base>")]
    [InlineData("Leaf? Next", "Leaf? Next = null, int More = 1")]
    public void Models_OfSourcesThatDiffer_Differ(string part, string other)
        => Assert.NotEqual(ModelsOf(Source), ModelsOf(Source.Replace(part, other, StringComparison.Ordinal)));

    [Fact]
    public void Models_HoldNothingOfTheCompiler()
    {
        var seen = new HashSet<Type>();
        foreach (var model in typeof(JobModel).Assembly.GetTypes().Where(static t => t.Namespace == typeof(JobModel).Namespace))
        {
            Visit(model, seen);
        }

        Assert.DoesNotContain(seen, static type => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true);
    }

    private static object[] ModelsOf(string source)
        => [.. GeneratorHarness.Run(source).Driver.GetRunResult().Results.Single().TrackedSteps[JobGenerator.StepNames.Jobs]
            .SelectMany(static step => step.Outputs).Select(static output => output.Value)];

    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.Namespace == nameof(System))
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Visit(argument, seen);
        }

        if (type.Assembly != typeof(JobModel).Assembly)
        {
            return;
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Visit(field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType, seen);
        }
    }
}
