using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Tests.Facade;

/// <summary>What the author wrote on the job is on what its callers write, word for word, and warns of nothing there.</summary>
public sealed class DocumentationTests
{
    private const string Source = """
        namespace Shop;
        public sealed class Order
        {
            /// <summary>What the customer
            /// wrote.</summary>
            /// <remarks>At most 80 characters.</remarks>
            public string Note { get; init; } = "";
        }
        public interface IMailer;
        public static partial class MailJobs
        {
            /// <summary>Sends a <see cref="Order"/> &amp; waits for <paramref name="mailer"/>, see <see cref="Limit"/>.</summary>
            /// <remarks>
            /// <para>First.</para>
            ///
            /// <list type="bullet"><item>Second with <c>a &lt; b</c>, <see langword="null"/> and <see href="https://example.org">a link</see>.</item></list>
            /// </remarks>
            /// <param name="to">Who gets it, as <paramref name="copies"/> copies.</param>
            /// <param name="mailer">Sends it.</param>
            /// <param name="copies">How often.</param>
            /// <param name="ct">Gives up.</param>
            /// <returns>The number of the mail.</returns>
            /// <exception cref="ArgumentException"><paramref name="to"/> is empty.</exception>
            /// <example>
            /// <code>
            /// if (late)
            /// {
            ///     Jobs.Send.Enqueue("a");
            /// }
            /// </code>
            /// </example>
            /// <seealso cref="List{T}.Add(T)"/>
            [Job] private static int Send(string to, [FromServices] IMailer mailer, int copies = 1, CancellationToken ct = default) => 1;

            private const int Limit = 3;

            /// <inheritdoc cref="Order.Note"/>
            /// <param name="number">Its own.</param>
            [Job] public static void Inherit(int number) { }

            /// <summary>Begins: <inheritdoc cref="Order.Note"/></summary>
            [Job] public static void Quote(int number) { }

            [Job] public static void Silent(int number) { }
        }
        """;

    private static readonly Compilation Compiled = GeneratorHarness.Run(Source).AssertCompiles().Output;

    [Theory]
    [InlineData("Shop.Jobs", "Send")]
    [InlineData("Shop.MailJobs+SendJob", "Enqueue")]
    [InlineData("Shop.MailJobs+SendJob", "EnqueueAsync")]
    [InlineData("Shop.MailJobs+SendJob", "With")]
    public void Member_HasWhatTheAuthorWrote(string type, string member)
    {
        foreach (var documentation in DocumentationOf(type, member))
        {
            Assert.Equal(
                """Sends a <see cref="T:Shop.Order" /> &amp; waits for <c>mailer</c>, see <see cref="F:Shop.MailJobs.Limit" />.""",
                Inner(documentation, "summary"));
            Assert.Contains("<para>First.</para>", Inner(documentation, "remarks"), StringComparison.Ordinal);
            Assert.Contains("""<see langword="null" /> and <see href="https://example.org">a link</see>.""", Inner(documentation, "remarks"), StringComparison.Ordinal);
            Assert.Equal(member == "Send" ? "<c>to</c> is empty." : """<paramref name="to" /> is empty.""", Inner(documentation, "exception"));
            Assert.Equal("T:System.ArgumentException", (string?)documentation.Element("exception")!.Attribute("cref"));
            Assert.Equal("M:System.Collections.Generic.List`1.Add(`0)", (string?)documentation.Element("seealso")!.Attribute("cref"));
            Assert.Equal(
                ["if (late)", "{", "    Jobs.Send.Enqueue(\"a\");", "}"],
                Lines(documentation.Element("example")!.Element("code")!.Value));
        }
    }

    [Theory]
    [InlineData("Enqueue")]
    [InlineData("EnqueueAsync")]
    [InlineData("With")]
    public void Method_HasTheParametersAndTheResult(string member)
    {
        foreach (var documentation in DocumentationOf("Shop.MailJobs+SendJob", member))
        {
            Assert.Equal("""Who gets it, as <paramref name="copies" /> copies.""", Inner(documentation, "param", "to"));
            Assert.Equal("How often.", Inner(documentation, "param", "copies"));
            Assert.Contains("The number of the mail.", Inner(documentation, "returns"), StringComparison.Ordinal);
            Assert.DoesNotContain(documentation.Elements("param"), static p => (string?)p.Attribute("name") == "mailer");
        }
    }

    [Fact]
    public void Inheritdoc_IsWhatItStandsFor()
    {
        var inherited = DocumentationOf("Shop.MailJobs+InheritJob", "With").Single();

        Assert.Equal(["What the customer", "wrote."], Lines(Inner(inherited, "summary")).Select(static line => line.Trim()));
        Assert.Equal("At most 80 characters.", Inner(inherited, "remarks"));
        Assert.Equal("Its own.", Inner(inherited, "param", "number"));
        Assert.StartsWith("Begins: What the customer", Inner(DocumentationOf("Shop.MailJobs+QuoteJob", "With").Single(), "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void JobWithoutDocumentation_HasItsNameAndThoseOfItsArguments()
    {
        var silent = DocumentationOf("Shop.MailJobs+SilentJob", "With").Single();

        Assert.Equal("Job <c>MailJobs.Silent</c>.", Inner(silent, "summary"));
        Assert.Equal("Argument <c>number</c> of the job.", Inner(silent, "param", "number"));
    }

    [Fact]
    public void LongPathAndReference_LeadToTheDocumentationOfTheDefinition()
    {
        var user = Projects.Project("Web", "namespace Web; class Page { void Do() => Jobs.Send.With(\"a\"); }", GeneratorHarness.Run(Source)).AssertCompiles();

        Assert.Contains("<inheritdoc cref=\"T:Shop.MailJobs.SendJob\"/>", user.Output.GetTypeByMetadataName("Web.Jobs")!.GetMembers("Send").Single().GetDocumentationCommentXml(), StringComparison.Ordinal);
        Assert.Contains("<inheritdoc cref=\"T:Shop.MailJobs.SendJob\"/>", Compiled.GetTypeByMetadataName("Shop.Jobs+Mail")!.GetMembers("Send").Single().GetDocumentationCommentXml(), StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> DocumentationOf(string type, string member)
    {
        var members = Compiled.GetTypeByMetadataName(type)!.GetMembers(member);
        Assert.NotEmpty(members);
        return members.Select(static symbol => XElement.Parse(symbol.GetDocumentationCommentXml()!, LoadOptions.PreserveWhitespace));
    }

    private static string Inner(XElement documentation, string element, string? name = null)
        => string.Concat(documentation.Elements(element).Single(e => name is null || (string?)e.Attribute("name") == name).Nodes().Select(static n => n.ToString(SaveOptions.DisableFormatting))).Trim();

    private static string[] Lines(string text)
    {
        var lines = text.Trim('\n').Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0).ToArray();
        var indentation = lines.Min(static line => line.Length - line.TrimStart().Length);
        return [.. lines.Select(line => line[indentation..])];
    }
}
