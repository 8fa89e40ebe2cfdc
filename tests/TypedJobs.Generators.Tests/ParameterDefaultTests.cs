using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedJobs.Generators.Tests;

/// <summary>Default values and what else the compiler fills in, by syntax or by attribute: the facade says what the author's method says.</summary>
public sealed class ParameterDefaultTests
{
    private const string Source = """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Diagnostics.CodeAnalysis;
        namespace Shop;
        public enum Kind : byte { A, B }
        public static partial class Work
        {
            [Job] public static string Attributes([Optional, DecimalConstant(1, 0, 0u, 0u, 15u)] decimal d, [Optional] int i, [Optional, DateTimeConstant(630822816000000000L)] DateTime t, [Optional] string s, [Optional, DefaultParameterValue((byte)3)] byte b)
                => FormattableString.Invariant($"{d} {i} {t:yyyy} {s ?? "null"} {b}");
            [Job] public static string Middle([Optional, DefaultParameterValue(7)] int i, [Optional, DecimalConstant(2, 128, 1u, 2u, 3u)] decimal d, [Optional] Kind k, [Optional, DefaultParameterValue(Kind.B)] Kind l, string s)
                => FormattableString.Invariant($"{i} {d} {k} {l} {s}");
            [Job] public static string Caller(string text, [CallerMemberName] string who = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "", [CallerArgumentExpression("text")] string? expression = null)
                => $"{who} {line > 0} {file} {expression}";
            [Job] public static string Values(float f = float.NaN, double n = -0.0, decimal d = -1.50m, char c = '\ud800', string s = "\ud800\"\n", Kind k = (Kind)9, Kind? o = Kind.B, int? p = 5, Guid g = default, nuint? none = null)
                => $"{f} {1 / n} {d} {(int)c} {s.Length} {k} {o} {p} {g == default}";
            [Job] public static string Annotated([AllowNull] string a, [StringSyntax(StringSyntaxAttribute.Regex)] string b = ".*", params string[] c) => $"{a ?? "null"} {b} {c.Length}";
        }
        public static class Calls
        {
            public static TypedJobs.JobCall<string> Call() => Jobs.Caller.With("a" + "b");
            public static TypedJobs.JobCall<string> Attributes() => Jobs.Attributes.With();
            public static TypedJobs.JobCall<string> Values() => Jobs.Values.With();
            public static TypedJobs.JobCall<string> Middle() => Jobs.Middle.With(s: "x");
        }
        """;

    private static readonly LoadedJobs Shop = GeneratorHarness.Run(Source.Replace("nuint? none = null", "uint? none = null", StringComparison.Ordinal)).AssertCompiles().Load();

    [Theory]
    [InlineData("Attributes", "1.5 0 2000 null 3")]
    [InlineData("Values", "NaN -Infinity -1.50 55296 3 9 B 5 True")]
    public async Task Defaults_ThatNobodyGives_AreTheAuthors(string entry, string expected)
    {
        Assert.Equal(expected, await LoadedJobs.ResultAsync(Call(entry)));
        Assert.Equal(expected, LoadedJobs.Decode(Shop.Entry(entry), (await LoadedJobs.RunAsync(Shop.Entry(entry).Descriptor, new byte[] { 0x90 })).Result));
    }

    [Fact]
    public async Task Optional_BeforeAParameterThatIsNot_KeepsItsValue()
        => Assert.Equal("7 -184467440822994862.11 A B x", await LoadedJobs.ResultAsync(Call("Middle")));

    [Fact]
    public async Task Arguments_WithoutThoseThatAreRequired_AreTold()
        => Assert.Contains("needs 5", (await Assert.ThrowsAsync<JobFormatException>(() => LoadedJobs.RunAsync(Shop.Entry("Middle").Descriptor, new byte[] { 0x91, 0x01 }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Caller_OfTheFacade_IsWhoCallsIt()
    {
        Assert.Equal("Call True Source0.cs \"a\" + \"b\"", await LoadedJobs.ResultAsync(Call("Call")));
    }

    [Fact]
    public async Task Annotations_OfParameters_AreTheFacadesToo()
    {
        Assert.Equal("null .* 0", await LoadedJobs.ResultAsync(Shop.With("Annotated", null, ".*", Array.Empty<string>())));
        Assert.Contains(With("Annotated")[1].CustomAttributes, static a => a.AttributeType.Name == "StringSyntaxAttribute");
        Assert.Contains(With("Caller")[1].CustomAttributes, static a => a.AttributeType == typeof(CallerMemberNameAttribute));
    }

    private static JobCall Call(string name) => (JobCall)Shop.Type("Shop.Calls").GetMethod(name)!.Invoke(null, null)!;

    private static ParameterInfo[] With(string entry) => Shop.Entry(entry).GetType().GetMethod("With")!.GetParameters();
}
