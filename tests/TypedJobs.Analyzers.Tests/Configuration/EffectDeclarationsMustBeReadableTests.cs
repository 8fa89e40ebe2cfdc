using Microsoft.CodeAnalysis.Testing;
using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Configuration.EffectDeclarationsMustBeReadable>;

namespace TypedJobs.Analyzers.Tests.Configuration;

public class EffectDeclarationsMustBeReadableTests
{
    private const string Path = "/0/TypedJobs.Effects.txt";

    [Fact]
    public Task WellFormedLines_AreSilent() => VerifyAsync("""
        # ours
        I M:Acme.Client.Read
        N M:Acme.Client.Charge(System.Decimal) unless key   # with a comment

        N M:Acme.Client.#ctor
        """);

    [Fact]
    public Task AnotherFile_IsSilent()
    {
        var test = new Verifier.Test { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("/0/Notes.txt", "anything"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task WellFormedAttribute_IsSilent() => VerifyAsync("I M:Acme.Client.Read", """
        [assembly: EffectOf("M:Acme.Client.Read", Effect.Idempotent)]
        """);

    [Fact]
    public Task MalformedLine_IsReported() => VerifyAsync(
        "Idempotent Acme.Client.Read",
        "",
        new DiagnosticResult(Descriptors.EffectDeclarationMustBeReadable).WithSpan(Path, 1, 1, 1, 28).WithMessage(
            "'Idempotent Acme.Client.Read' declares nothing: write 'I' or 'N', a documentation id such as M:Acme.Client.Add or T:Acme.Client, and perhaps 'unless parameterName'"));

    [Fact]
    public Task OppositeLines_AreReported() => VerifyAsync(
        "I M:Acme.Client.Read\nN M:Acme.Client.Read",
        "",
        new DiagnosticResult(Descriptors.EffectMustBeDeclaredOnce).WithSpan(Path, 2, 1, 2, 21).WithArguments("M:Acme.Client.Read", "non-idempotent"));

    [Fact]
    public Task MalformedAttribute_IsReported() => VerifyAsync("", """
        [assembly: EffectOf({|TJ9001:"Acme.Client.Read"|}, Effect.Idempotent)]
        """);

    [Fact]
    public Task AttributeAgainstTheFile_IsReported() => VerifyAsync("N M:Acme.Client.Read", """
        [assembly: EffectOf({|TJ9002:"M:Acme.Client.Read"|}, Effect.Idempotent)]
        """);

    private static Task VerifyAsync(string file, string source = "", params DiagnosticResult[] expected)
    {
        var test = new Verifier.Test { TestCode = source };
        test.TestState.AdditionalFiles.Add((Path, file));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
