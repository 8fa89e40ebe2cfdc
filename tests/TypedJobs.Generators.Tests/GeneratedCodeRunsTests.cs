using Microsoft.Extensions.DependencyInjection;

namespace TypedJobs.Generators.Tests;

/// <summary>What a user writes compiles without a warning, and does what it says when it is called.</summary>
public sealed class GeneratedCodeRunsTests
{
    private const string Mail = """
        namespace Shop;

        public interface IMailer
        {
            string Send(string text);
        }

        public sealed record Receipt(string Id, int Parts, string? Note = null);

        public static partial class EmailJobs
        {
            /// <summary>Sends a mail.</summary>
            /// <param name="to">Who gets it.</param>
            /// <param name="mailer">Sends it, see <paramref name="job"/>.</param>
            [Job("email.send", Queue = "mail", MaxAttempts = 3, ResultTtl = "10m")]
            [JobAlias("mail.send")]
            private static async Task<Receipt> SendEmailAsync(
                string to, string subject, [FromServices] IMailer mailer, JobContext job, CancellationToken ct, int parts = 2)
            {
                await Task.Yield();
                ct.ThrowIfCancellationRequested();
                return new Receipt(mailer.Send(to + "/" + subject), parts, job.Name);
            }
        }
        """;

    private const string Log = """
        public static class Log
        {
            public static List<string> Lines { get; } = [];
        }
        """;

    [Fact]
    public async Task Job_OfTheReadme_RunsAndReturnsItsResult()
    {
        var jobs = GeneratorHarness.Run(Mail).AssertCompiles().Load();
        var mailer = jobs.Type("Shop.IMailer");
        var services = new ServiceCollection().AddSingleton(mailer, InterfaceDouble.Of(mailer, static arguments => "sent " + arguments[0])).BuildServiceProvider();

        var result = await LoadedJobs.ResultAsync(jobs.With("SendEmail", "a@b.c", "Hi"), services, TestContext.Current.CancellationToken);

        Assert.Equal("Receipt { Id = sent a@b.c/Hi, Parts = 2, Note = email.send }", result!.ToString());
    }

    [Fact]
    public void Descriptor_OfAJob_HasWhatTheAttributeSays()
    {
        var job = GeneratorHarness.Run(Mail).AssertCompiles().Load().Entry("SendEmail").Descriptor;

        Assert.Equal(("email.send", "mail", 3, true), (job.Name, job.Queue, job.Retry.MaxAttempts, job.HasResult));
        Assert.Equal(["mail.send"], job.Aliases);
        Assert.Equal(TimeSpan.FromMinutes(10), job.ResultTtl);
        Assert.Equal(JobNeeds.Services | JobNeeds.Token, job.Needs);
    }

    [Theory]
    [InlineData("void Run(string text) => Log.Lines.Add(text);", false)]
    [InlineData("Task Run(string text) { Log.Lines.Add(text); return Task.CompletedTask; }", false)]
    [InlineData("async ValueTask Run(string text) { await Task.Yield(); Log.Lines.Add(text); }", false)]
    [InlineData("string Run(string text) => text;", true)]
    [InlineData("async Task<string> Run(string text) { await Task.Yield(); return text; }", true)]
    [InlineData("ValueTask<string> RunAsync(string text) => new(text);", true)]
    [InlineData("Task<string?> Run(string? text) => Task.FromResult(text);", true)]
    [InlineData("Task<List<string?>> Run(string? text) => Task.FromResult(new List<string?> { text });", true)]
    [InlineData("Task<(string Text, int? Length)> Run(string text) => Task.FromResult<(string, int?)>((text, text.Length));", true)]
    public async Task Job_ReturningThis_Runs(string method, bool hasResult)
    {
        var jobs = GeneratorHarness.Run($$"""
            namespace Shop;
            {{Log}}
            public static partial class Work { [Job] public static {{method}} }
            """).AssertCompiles().Load();
        var call = jobs.With("Run", "hello");

        var context = await LoadedJobs.RunAsync(call, cancellationToken: TestContext.Current.CancellationToken);

        var lines = (List<string>)jobs.Type("Shop.Log").GetProperty("Lines")!.GetValue(null)!;
        Assert.Equal(hasResult, call.Definition.Descriptor.HasResult);
        Assert.Equal(hasResult ? 0 : 1, lines.Count);
        if (hasResult)
        {
            var result = LoadedJobs.Decode(call.Definition, context.Result);
            Assert.Contains("hello", result is List<string?> list ? list[0] : result!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parameters_InAnyOrder_AreToldApart()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            public static partial class Work
            {
                [Job] public static string Mix(CancellationToken ct, int a, JobContext job, [FromServices] IServiceProvider services, string b)
                    => $"{a} {b} {job.Name} {ct.CanBeCanceled} {services.GetType().Name}";
            }
            """).AssertCompiles().Load();
        using var source = new CancellationTokenSource();

        var result = await LoadedJobs.ResultAsync(jobs.With("Mix", 1, "two"), new ServiceCollection().BuildServiceProvider(), source.Token);

        Assert.Equal("1 two Work.Mix True ServiceProviderEngineScope", result);
    }

    [Fact]
    public async Task Services_KeyedOptionalAndMissing_AreResolvedAsTheirParametersSay()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            public static partial class Work
            {
                [Job] public static string Take([FromKeyedServices("red")] string red, [FromKeyedServices((byte)3)] string three,
                    [FromServices] Version? missing, [FromServices] Uri? absent = null, [FromKeyedServices(DayOfWeek.Friday)] string? none = null)
                    => red + three + (missing is null) + (absent is null) + (none is null);
                [Job] public static void Demand([FromServices] Version version) { }
            }
            """).AssertCompiles().Load();
        var services = new ServiceCollection().AddKeyedSingleton("red", "R").AddKeyedSingleton((byte)3, "3").BuildServiceProvider();

        Assert.Equal("R3TrueTrueTrue", await LoadedJobs.ResultAsync(jobs.With("Take"), services, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LoadedJobs.RunAsync(jobs.With("Demand"), services, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Defaults_OfEveryKind_AreTheSameInTheFacade()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            public enum Level : byte { Low = 1, High = 200 }
            public static partial class Work
            {
                [Job] public static string All(
                    bool a = true, char b = '\'', string c = "q\"\n\\", byte d = 255, sbyte e = -1, short f = -2, ushort g = 3, int h = int.MinValue, uint i = 4,
                    long j = long.MinValue, ulong k = ulong.MaxValue, float l = float.NaN, double m = double.NegativeInfinity, decimal n = 1.10m, Level o = Level.High,
                    Level? p = Level.Low, int? q = null, string? r = null, Guid s = default, DateTime t = default, double u = 1e-7, float v = 0.1f, string w = null!, int? x = 5)
                    => string.Join('|', a, b, c, d, e, f, g, h, i, j, k, l, m, n.ToString(System.Globalization.CultureInfo.InvariantCulture), o, p, q, r, s, t.Ticks,
                        u.ToString(System.Globalization.CultureInfo.InvariantCulture), v.ToString(System.Globalization.CultureInfo.InvariantCulture), w is null, x);
            }
            """).AssertCompiles().Load();
        var expected = jobs.Type("Shop.Work").GetMethod("All")!;
        var defaults = expected.GetParameters().Select(static _ => System.Type.Missing).ToArray();

        var result = await LoadedJobs.ResultAsync(jobs.With("All"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected.Invoke(null, System.Reflection.BindingFlags.OptionalParamBinding, null, defaults, null), result);
    }

    [Fact]
    public async Task Params_StayParams()
    {
        var run = GeneratorHarness.Run("""
            namespace Shop;
            public static partial class Work
            {
                [Job] public static string Join(string separator, params string[] parts) => string.Join(separator, parts);
                public static JobCall<string> Call() => Jobs.Join.With("-", "a", "b");
                public static JobCall<string> CallNone() => Jobs.Join.With("-");
            }
            """).AssertCompiles();
        var work = run.Load().Type("Shop.Work");

        Assert.Equal("a-b", await LoadedJobs.ResultAsync((JobCall)work.GetMethod("Call")!.Invoke(null, null)!, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("", await LoadedJobs.ResultAsync((JobCall)work.GetMethod("CallNone")!.Invoke(null, null)!, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Names_ThatAreKeywordsOrMeetGeneratedOnes_AreKept()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop.@class;
            public partial record struct @struct
            {
                internal partial class @event
                {
                    [Job("odd")] private static string @return(
                        string @in, int buffer, int writer, int reader, int count, int argument, int exception, int job, int cancellationToken, JobContext @out)
                        => @in + buffer + writer + reader + count + argument + exception + job + cancellationToken + @out.Name;
                    [Job] private static int Equals(int value) => value;
                    [Job] private static int Work(int Work) => Work;
                }
            }
            """).AssertCompiles().Load();

        Assert.Equal("x12345678odd", await LoadedJobs.ResultAsync(
            jobs.With("return", "x", 1, 2, 3, 4, 5, 6, 7, 8), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(4, await LoadedJobs.ResultAsync(jobs.With("Equals", 4), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(5, await LoadedJobs.ResultAsync(jobs.With("Work", 5), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ObliviousCode_CompilesAndRuns()
    {
        var jobs = GeneratorHarness.Run("""
            #nullable disable
            namespace Shop;
            public class Note { public string Text { get; set; } public List<string> Lines { get; set; } }
            public static partial class Work
            {
                [Job] public static Task<Note> Echo(Note note, string missing = null) => Task.FromResult(note);
            }
            """).AssertCompiles().Load();

        Assert.Null(await LoadedJobs.ResultAsync(jobs.With("Echo", [null]), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Accessibility_OfAnEntry_IsThatOfItsClassAndPayload()
    {
        var jobs = GeneratorHarness.Run("""
            namespace Shop;
            internal sealed record Secret(int Id);
            public static partial class Open
            {
                [Job] private static void Known(int id) { }
                [Job] private static void Hidden(List<Secret> secrets) { }
            }
            internal static partial class Closed { [Job] public static void Inner(int id) { } }
            """).AssertCompiles().Load();
        var facade = jobs.Type("Shop.Jobs");

        Assert.True(facade.IsPublic);
        Assert.Equal(["Known"], facade.GetProperties().Select(static p => p.Name));
        Assert.Equal(["Open"], facade.GetNestedTypes().Select(static t => t.Name));
        Assert.Equal(["KnownJob"], jobs.Type("Shop.Open").GetNestedTypes().Select(static t => t.Name));
    }

    [Fact]
    public void Policy_OfJobClassAndAssembly_IsTheNearest()
    {
        var jobs = GeneratorHarness.Run("""
            [assembly: JobDefaults(Queue = "all", MaxAttempts = 9, Timeout = "1m")]
            namespace Shop;
            [JobDefaults(Queue = "some", Backoff = BackoffKind.Linear, BaseDelay = "250ms")]
            public static partial class Work
            {
                [Job(Queue = "one", Jitter = 0.25, MaxDelay = "2m", HardTimeout = "2m", Ack = AckMode.Early, OnDead = nameof(Bury),
                    RetryOn = [typeof(System.IO.IOException), typeof(TimeoutException)], DoNotRetryOn = [typeof(System.IO.FileNotFoundException)])]
                public static void Run() { }
                [Job("bury")] public static void Bury(DeadLetter letter) { }
                [Job, DeadLetterHandler] public static void BuryAll(DeadLetter letter, JobContext job) { }
            }
            """).AssertCompiles().Load();
        var job = jobs.Entry("Run").Descriptor;

        Assert.Equal(("one", "some"), (job.Queue, jobs.Entry("Bury").Descriptor.Queue));
        Assert.Equal(
            RetryPolicy.Default with { MaxAttempts = 9, Backoff = BackoffKind.Linear, BaseDelay = TimeSpan.FromMilliseconds(250), MaxDelay = TimeSpan.FromMinutes(2), Jitter = 0.25 },
            job.Retry);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), AckMode.Early, "bury"), (job.Timeout, job.HardTimeout, job.Ack, job.OnDead));
        Assert.Equal([false, true, true, false], new Exception[] { new FileNotFoundException(), new IOException(), new TimeoutException(), new ArgumentException() }.Select(job.IsRetryable!));
        Assert.True(jobs.Entry("BuryAll").Descriptor.IsDeadLetterHandler);
    }
}
