using MessagePack;

namespace TypedJobs.Generators.Tests;

/// <summary>A member that is not stored keeps the value that the object gives itself, however the object is declared.</summary>
public sealed class OwnValueTests
{
    [Theory]
    [InlineData("public class Box<T> { public T? Value { get; init; } public string Note { get; init; } = \"note\"; public int Limit { get; init; } = 50; }", "Box<int>")]
    [InlineData("public record Box<T>(T Value) { public string Note { get; init; } = \"note\"; public required int Id { get; init; } public int Limit { get; init; } = 50; }", "Box<int>")]
    [InlineData("public struct Box<T> { public Box() { } public T? Value { get; init; } public string Note { get; init; } = \"note\"; public int Limit { get; init; } = 50; }", "Box<int>")]
    [InlineData("public class Outer<T> where T : struct { public class Box<U>(T value) { public T Value { get; } = value; public U? Other { get; init; } public string Note { get; init; } = \"note\"; public int Limit { get; init; } = 50; } }", "Outer<int>.Box<string>")]
    [InlineData("public class Base<T> { public string Note { get; init; } = \"note\"; } public class Box : Base<int> { public int Value { get; set; } public int Limit { get; init; } = 50; }", "Box")]
    [InlineData("public class Box { public Box() { Note = \"note\"; Limit = 50; } public int Value { get; init; } public string Note { get; init; } public int Limit { get; init; } }", "Box")]
    [InlineData("public class Box { public int Value { get; init; } public string Note { get => field ?? \"note\"; init; } public int Limit { get; init => field = value; } = 50; }", "Box")]
    [InlineData("public partial class Box { public partial string Note { get; init; } public int Value { get; set; } public int Limit = 50; } public partial class Box { public partial string Note { get => field; init => field = value; } = \"note\"; }", "Box")]
    [InlineData("public record struct Box(int Value, string Note = \"note\", int Limit = 50);", "Box")]
    [InlineData("public struct Box { public Box() { Note = \"note\"; Limit = 50; } public int Value { get; init; } public string Note { get; init; } public int Limit; }", "Box")]
    [InlineData("public class Box { public int Value { get; set; } public string Note { get; set; } = \"note\"; public int Limit { get; init; } = 50; }", "Box")]
    public async Task Member_ThatIsNotStored_KeepsItsOwnValue(string source, string type)
    {
        var jobs = GeneratorHarness.Run($$"""
            namespace Shop;
            {{source}}
            public static partial class Work { [Job] public static string Run({{type}} box) => $"{box.Value} {box.Note} {box.Limit}"; }
            """).AssertCompiles().Load();

        Assert.Equal("1 note 50", await RunAsync(jobs, "[{\"Value\": 1, \"Id\": 3}]"));
        Assert.Equal("1 note 7", await RunAsync(jobs, "[{\"Value\": 1, \"Limit\": 7, \"Id\": 3}]"));
        Assert.Equal("2 other 7", await RunAsync(jobs, "[{\"Value\": 2, \"Note\": \"other\", \"Limit\": 7, \"Id\": 3}]"));
    }

    [Fact]
    public async Task RequiredMember_ThatTheConstructorSetsToo_IsSetByBoth()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            public class Box(string note) { public required string Note { get; set; } = note; }
            public static partial class Work { [Job] public static string Run(Box box) => box.Note; }
            """).AssertCompiles().Load();

        Assert.Equal("a", await RunAsync(jobs, "[{\"Note\": \"a\"}]"));
        Assert.Contains("Box.Note is required and not stored", (await Assert.ThrowsAsync<JobFormatException>(() => RunAsync(jobs, "[{}]"))).Message, StringComparison.Ordinal);
    }

    private static async Task<object?> RunAsync(LoadedJobs jobs, string arguments)
        => LoadedJobs.Decode(jobs.Entry("Run"), (await LoadedJobs.RunAsync(jobs.Entry("Run").Descriptor, MessagePackSerializer.ConvertFromJson(arguments))).Result);
}
