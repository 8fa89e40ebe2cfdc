using MessagePack;

namespace TypedJobs.Generators.Tests;

/// <summary>What the author has said of null holds for what is stored: refused with the path when a job is enqueued, and told when one is read.</summary>
public sealed class NullTests
{
    private const string Source = """
        namespace Shop;
        public sealed class Customer { public string Name { get; set; } = ""; public string? Nick { get; set; } }
        public sealed class Line { public required string Sku { get; init; } public int Count { get; set; } }
        public sealed class Order
        {
            public Customer Customer { get; set; } = new();
            public List<Line> Lines { get; set; } = [];
            public Dictionary<string, Customer> By { get; set; } = [];
            public string[]? Tags { get; set; }
        }
        #nullable disable
        public sealed class Old { public string Name { get; set; } public List<string> Tags { get; set; } }
        #nullable enable
        public static partial class Work
        {
            [Job] public static void Place(int number, Order order) { }
            [Job] public static void Text(string text, string? note, string other = null!) { }
            [Job] public static void Pair((string Name, string? Note) pair, KeyValuePair<string, string> entry) { }
            [Job] public static void Loose((string? Name, string? Note) pair, List<string?> tags) { }
            [Job] public static void Oblivious(Old old) { }
            [Job] public static string Result(string? text) => text!;
            [Job] public static List<string> Results(string? text) => [text!];
        }
        """;

    private static readonly LoadedJobs Shop = GeneratorHarness.Run(Source).AssertCompiles().Load();

    [Fact]
    public void Member_ThatIsNull_IsRefusedWithItsPath()
    {
        var order = Shop.New("Shop.Order");
        Set(Get(order, "Customer"), "Name", null);

        AssertRefused("Job 'Work.Place' was not enqueued, since its argument 'order' cannot be encoded: Order.Customer.Name is null, but 'string' is not nullable", "Place", 1, order);
    }

    [Fact]
    public void Element_ThatIsNull_IsRefusedWithItsPath()
    {
        var order = Shop.New("Shop.Order");
        var lines = (System.Collections.IList)Get(order, "Lines");
        var line = Shop.New("Shop.Line");
        Set(line, "Sku", "a");
        lines.Add(line);
        lines.Add(null);

        AssertRefused("Order.Lines[1] is null, but 'Line' is not nullable", "Place", 1, order);
    }

    [Fact]
    public void ValueOfADictionary_ThatIsNull_IsRefusedWithItsKey()
    {
        var order = Shop.New("Shop.Order");
        ((System.Collections.IDictionary)Get(order, "By")).Add("an a", null);

        AssertRefused("Order.By[\"an a\"] is null, but 'Customer' is not nullable", "Place", 1, order);
    }

    [Fact]
    public void RequiredMember_ThatIsNullInAList_IsRefusedWithItsPath()
    {
        var order = Shop.New("Shop.Order");
        ((System.Collections.IList)Get(order, "Lines")).Add(Shop.New("Shop.Line"));

        AssertRefused("Order.Lines[0].Sku is null", "Place", 1, order);
    }

    [Fact]
    public void Parameter_ThatIsNull_IsRefused() => AssertRefused("argument 'text' cannot be encoded: string is null", "Text", null, "note");

    [Fact]
    public void ElementOfATuple_ThatIsNull_IsRefused() => AssertRefused("[0] is null, but 'string'", "Pair", ((string)null!, (string?)"x"), KeyValuePair.Create("a", "b"));

    [Fact]
    public void ValueOfAPair_ThatIsNull_IsRefused() => AssertRefused("[1] is null, but 'string'", "Pair", ("a", (string?)null), KeyValuePair.Create("a", (string)null!));

    [Fact]
    public async Task Nulls_ThatTheTypesAllow_Travel()
    {
        await LoadedJobs.RunAsync(Shop.With("Text", "text", null));
        await LoadedJobs.RunAsync(Shop.With("Loose", ((string?)null, (string?)null), new List<string?> { null }));
        await LoadedJobs.RunAsync(Shop.With("Oblivious", Shop.New("Shop.Old")));
        await LoadedJobs.RunAsync(Shop.With("Place", 1, Shop.New("Shop.Order")));
    }

    [Theory]
    [InlineData("[1, {\"Customer\": {\"Name\": null}}]", "Argument 'order' of job 'Work.Place'", "Order.Customer.Name is stored as nil, but 'string' is not nullable")]
    [InlineData("[1, {\"Customer\": {\"Name\": \"a\"}, \"Lines\": [{\"Sku\": \"a\"}, {\"Count\": 2}]}]", "Argument 'order'", "Order.Lines[1].Sku is required and not stored")]
    [InlineData("[1, {\"Lines\": [null]}]", "Argument 'order'", "Order.Lines[0] is stored as nil")]
    [InlineData("[1, {\"Lines\": [{\"Sku\": 5}]}]", "Argument 'order'", "Order.Lines[0].Sku: ")]
    [InlineData("[1, null]", "Argument 'order'", "Order is stored as nil")]
    [InlineData("[\"x\", null]", "Argument 'number'", "int: ")]
    public async Task StoredNull_WhereNoneMayBe_IsToldWithPathAndJob(string arguments, string subject, string path)
    {
        var exception = await Assert.ThrowsAsync<JobFormatException>(
            () => LoadedJobs.RunAsync(Shop.Entry("Place").Descriptor, MessagePackSerializer.ConvertFromJson(arguments, cancellationToken: TestContext.Current.CancellationToken)));

        Assert.True(exception.Message.Contains(subject, StringComparison.Ordinal), exception.Message);
        Assert.True(exception.Message.Contains(path, StringComparison.Ordinal), exception.Message);
    }

    [Theory]
    [InlineData("Result", "The result of job 'Work.Result'")]
    [InlineData("Results", "List<string>[0] is null")]
    public async Task Result_ThatIsNullWhereNoneMayBe_IsDeadAndNotRunAgain(string entry, string expected)
    {
        var exception = await Assert.ThrowsAsync<JobFailException>(() => LoadedJobs.RunAsync(Shop.With(entry, (object?)null)));

        Assert.True(exception.Message.Contains(expected, StringComparison.Ordinal), exception.Message);
    }

    private static object Get(object target, string member) => target.GetType().GetProperty(member)!.GetValue(target)!;

    private static void Set(object target, string member, object? value) => target.GetType().GetProperty(member)!.SetValue(target, value);

    private static void AssertRefused(string expected, string entry, params object?[] arguments)
    {
        var exception = Assert.Throws<JobEnqueueException>(() => Shop.With(entry, arguments));

        Assert.False(exception.MayBeStored);
        Assert.True(exception.Message.Contains(expected, StringComparison.Ordinal), exception.Message);
    }
}
