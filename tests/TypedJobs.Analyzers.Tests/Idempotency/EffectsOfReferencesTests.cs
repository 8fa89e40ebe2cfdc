using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>What another assembly declares of effects counts, and counts alike: as the project that an IDE refers to, and as the file that a build reads.</summary>
public class EffectsOfReferencesTests
{
    private const string Library = """
        using System.Threading.Tasks;
        using TypedJobs;
        [assembly: EffectOf("M:Vendor.Sms.Push", Effect.NonIdempotent, What = "texts the customer")]
        [assembly: EffectOf("M:Vendor.Sms.Store", Effect.Idempotent)]
        namespace Vendor
        {
            public class Sms
            {
                public void Push(string to) { }
                public void Store(string to) => System.IO.File.AppendAllText("log", to);
                public void Log(string to) => System.IO.File.AppendAllText("log", to);
            }
        }
        namespace Library
        {
            public interface IGateway
            {
                [NonIdempotent("charges the card", UnlessParameter = "key")] Task ChargeAsync(decimal amount, string key);
                [Idempotent("an upsert by id")] Task SaveAsync(int id);
            }
            public class Gateway : IGateway
            {
                public Task ChargeAsync(decimal amount, string key) => Task.CompletedTask;
                public Task SaveAsync(int id) => Task.CompletedTask;
            }
            [NonIdempotent("uses paper")] public static class Printer { public static void Print() { } }
        }
        """;

    private const string Jobs = """
        static partial class Work
        {
            [Job] static Task Charge([FromServices] Library.IGateway gateway) => {|TJ3027:gateway.ChargeAsync(5, Guid.NewGuid().ToString())|};
            [Job] static Task ChargeClass([FromServices] Library.Gateway gateway) => {|TJ3027:gateway.ChargeAsync(5, Guid.NewGuid().ToString())|};
            [Job] static Task ChargeOnce([FromServices] Library.IGateway gateway, JobContext job) => gateway.ChargeAsync(5, job.IdempotencyKey);
            [Job] static Task Save([FromServices] Library.IGateway gateway, int id) => gateway.SaveAsync(id);
            [Job] static void Print() => {|TJ3027:Library.Printer.Print()|};
            [Job] static void Push([FromServices] Vendor.Sms sms) => {|TJ3027:sms.Push("a")|};
            [Job] static void PushThrough([FromServices] Vendor.Sms sms) => {|TJ3027:Helper(sms)|};
            [Job] static void Store([FromServices] Vendor.Sms sms) => sms.Store("a");
            [Job] static void Log([FromServices] Vendor.Sms sms) => sms.Log("a");
            static void Helper(Vendor.Sms sms) => sms.Push("a");
        }
        """;

    [Theory]
    [InlineData("TJ3027")]
    [InlineData("TJ3004")]
    public Task Project_IsReadAsTheFileOfIt(string id)
    {
        var test = RuleVerifier.Create(id, OnlyMarksOf(id));
        var library = test.TestState.AdditionalProjects["Library"];
        TestEnvironment.Apply(library);
        library.Sources.Add(Library);
        test.TestState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("TJ3027")]
    [InlineData("TJ3004")]
    public Task File_IsReadByItsAttributes(string id)
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "Library", [CSharpSyntaxTree.ParseText(Library, TestEnvironment.ParseOptions)], TestEnvironment.References(), TestEnvironment.CompilationOptions);
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var test = RuleVerifier.Create(id, OnlyMarksOf(id));
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromImage(image.ToArray()));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    // TJ3004 finds what is appended to files, and must find nothing: the library's bodies are no part of this compilation, even where they could be read.
    private static string OnlyMarksOf(string id) => id == "TJ3027" ? Jobs : Jobs.Replace("{|TJ3027:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}
