using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Tests;

/// <summary>What cannot travel is known with the path to it.</summary>
public sealed class SerializabilityTests
{
    private const string Types = """
        public sealed class Customer { public System.IO.Stream? Avatar { get; set; } }
        public sealed class Order { public Customer? Customer { get; set; } }
        public sealed class Basket { public Dictionary<string, List<Order>>? Orders { get; set; } }
        public interface IShape;
        public sealed class Computed { public int Id { get; set; } public int Twice => Id * 2; }
        public sealed class Lost { public int Id { get; set; } public string Name { get; private set; } = ""; }
        public sealed class Empty { public int Id { get; } }
        public sealed class Unmade { public Unmade(int other) { } public int Id { get; set; } }
        public sealed class Demanding { public required string Name { get; internal init; } private Demanding(int i) { } public Demanding() { } }
        public sealed class Bag : List<int> { public int Extra { get; set; } }
        public sealed class Grow<T> { public Grow<List<T>>? Next { get; set; } }
        public sealed class Tree { public Tree? Left { get; set; } public List<Tree>? More { get; set; } }
        public enum Color { Red }
        [MessagePack.MessagePackObject] public sealed class NoKey { public int Id { get; set; } }
        [MessagePack.MessagePackObject] public sealed class SameKey { [MessagePack.Key(0)] public int A { get; set; } [MessagePack.Key(0)] public int B { get; set; } }
        [MessagePack.Union(0, typeof(Color))] public interface IBroken;
        [MessagePack.Union(0, typeof(Leaf))] [MessagePack.Union(0, typeof(Twig))] public abstract record Plant;
        public record Leaf : Plant;
        public record Twig : Plant;
        public static class Holder { private sealed record Hidden(int Id); public sealed class Shows { internal Shows() { } public int Id { get; set; } } }
        """;

    [Theory]
    [InlineData("Order", nameof(PayloadProblem.ProcessBound), "Order.Customer.Avatar")]
    [InlineData("Basket", nameof(PayloadProblem.ProcessBound), "Basket.Orders.Values[][].Customer.Avatar")]
    [InlineData("Basket[]", nameof(PayloadProblem.ProcessBound), "Basket[][].Orders.Values[][].Customer.Avatar")]
    [InlineData("object", nameof(PayloadProblem.Open), "object")]
    [InlineData("dynamic", nameof(PayloadProblem.Open), "dynamic")]
    [InlineData("List<IShape>", nameof(PayloadProblem.Open), "List<IShape>[]")]
    [InlineData("Action", nameof(PayloadProblem.Code), "Action")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>>", nameof(PayloadProblem.Code), "Expression<Func<int>>")]
    [InlineData("Type", nameof(PayloadProblem.Code), "Type")]
    [InlineData("IQueryable<int>", nameof(PayloadProblem.DeferredQuery), "IQueryable<int>")]
    [InlineData("Lazy<int>", nameof(PayloadProblem.InProcess), "Lazy<int>")]
    [InlineData("(int, CancellationTokenSource)", nameof(PayloadProblem.InProcess), "(int, CancellationTokenSource).Item2")]
    [InlineData("IServiceProvider", nameof(PayloadProblem.Service), "IServiceProvider")]
    [InlineData("System.Net.Http.HttpClient", nameof(PayloadProblem.Service), "HttpClient")]
    [InlineData("nint", nameof(PayloadProblem.StackOnly), "nint")]
    [InlineData("Memory<int>", nameof(PayloadProblem.StackOnly), "Memory<int>")]
    [InlineData("int[,]", nameof(PayloadProblem.NoBinaryForm), "int[,]")]
    [InlineData("System.Text.Json.JsonElement?", nameof(PayloadProblem.NoBinaryForm), "JsonElement?")]
    [InlineData("System.Collections.IList", nameof(PayloadProblem.NoBinaryForm), "IList")]
    [InlineData("InvalidOperationException", nameof(PayloadProblem.Exception), "InvalidOperationException")]
    [InlineData("TimeZoneInfo", nameof(PayloadProblem.ByName), "TimeZoneInfo")]
    [InlineData("System.Net.IPAddress", nameof(PayloadProblem.NoCodec), "IPAddress")]
    [InlineData("Bag", nameof(PayloadProblem.NoCodec), "Bag")]
    [InlineData("Empty", nameof(PayloadProblem.NotRebuildable), "Empty.Id")]
    [InlineData("Unmade", nameof(PayloadProblem.NotRebuildable), "Unmade")]
    [InlineData("Grow<int>", nameof(PayloadProblem.Endless), null)]
    [InlineData("NoKey", nameof(PayloadProblem.KeyMissing), "NoKey.Id")]
    [InlineData("SameKey", nameof(PayloadProblem.DuplicateKey), "SameKey.B")]
    [InlineData("IBroken", nameof(PayloadProblem.InvalidUnion), "IBroken")]
    [InlineData("Plant", nameof(PayloadProblem.InvalidUnion), "Plant")]
    public void Type_ThatCannotTravel_IsNeverWithItsPath(string type, string problem, string? path)
    {
        var verdict = VerdictOn(type);

        Assert.Equal((Travels.Never, problem), (verdict.Travels, verdict.Problem.ToString()));
        if (path is not null)
        {
            Assert.Equal(path, verdict.Path);
        }
    }

    [Theory]
    [InlineData("IEnumerable<int>", nameof(PayloadProblem.MaybeDeferred), "IEnumerable<int>")]
    [InlineData("Lost", nameof(PayloadProblem.NotReadBack), "Lost.Name")]
    public void Type_ThatMaySurprise_IsPossibly(string type, string problem, string path)
    {
        var verdict = VerdictOn(type);

        Assert.Equal((Travels.Possibly, problem, path), (verdict.Travels, verdict.Problem.ToString(), verdict.Path));
    }

    [Theory]
    [InlineData("int")]
    [InlineData("Computed")]
    [InlineData("Demanding")]
    [InlineData("Tree")]
    [InlineData("Color?")]
    [InlineData("Dictionary<Guid, (Color, ImmutableArray<DateOnly>)[]>")]
    [InlineData("Holder.Shows")]
    [InlineData("DeadLetter")]
    public void Type_ThatTravels_IsAlways(string type) => Assert.Equal(Travels.Always, VerdictOn(type).Travels);

    private static PayloadVerdict VerdictOn(string type)
    {
        var compilation = GeneratorHarness.Compile([Types + $"\npublic static class Root {{ public static void M({type} value) {{ }} }}"]);
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Root")!.GetMembers("M").Single();
        return Serializability.Of(method.Parameters[0].Type, compilation.Assembly);
    }
}
