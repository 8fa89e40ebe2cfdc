using System.Collections.Concurrent;

namespace Corpus.Paths;

public static partial class PathJobs
{
    private static int _runs;
    private static readonly List<string> Seen = [];
    private static readonly ConcurrentDictionary<string, int> Sizes = new();
    private static readonly HashSet<string> Known = [];

    [Job] // TJ3011
    public static void CountRuns() => _runs++;

    [Job] // TJ3011
    public static void CountRunsAtomically() => Interlocked.Increment(ref _runs);

    [Job] // TJ3011
    public static void Remember(string id) => Seen.Add(id);

    [Job] // clean
    public static void CacheSize(string id, int size) => Sizes[id] = size;

    [Job] // clean
    public static int CachedSize(string id) => Sizes.GetOrAdd(id, static key => key.Length);

    [Job] // clean
    public static void RememberOnce(string id) => Known.Add(id);

    [Job] // clean
    public static int CountLocally(List<int> values)
    {
        var total = 0;
        foreach (var value in values)
        {
            total += value;
        }

        return total;
    }

    [Job] // clean
    public static int CountLocallyAtomically(List<int> values)
    {
        var total = 0;
        Parallel.ForEach(values, value => Interlocked.Add(ref total, value));
        return total;
    }

    [Job] // TJ3001
    public static async Task FiveDeep(string body, [FromServices] HttpClient http) => await Chain.OneAsync(http, body);

    [Job] // TJ3001
    public static async Task Recursive(int depth, [FromServices] HttpClient http) => await Chain.DownAsync(http, depth);

    [Job] // clean
    public static int RecursivePure(int depth) => Chain.Fibonacci(depth);

    [Job] // TJ3001
    public static async Task MutuallyRecursive(int depth, [FromServices] HttpClient http) => await Chain.PingAsync(http, depth);

    [Job] // TJ3001
    public static async Task MethodGroup(List<string> bodies, [FromServices] HttpClient http)
    {
        var sender = new Sender(http);
        await Task.WhenAll(bodies.Select(sender.SendAsync));
    }

    [Job] // TJ3001
    public static async Task ByProperty([FromServices] Lazy<Sender> sender) => await sender.Value.Pending;

    [Job] // TJ3004
    public static void ByDisposal(string line)
    {
        using var batch = new Batch();
        batch.Lines.Add(line);
    }

    [Job] // TJ3004
    public static void ByConstructor(string line) => new Recorder(line).Done();

    [Job] // TJ3001
    public static async Task StoredLambda(string body, [FromServices] HttpClient http)
    {
        Func<Task> send = async () => await http.PostAsync("/a", new StringContent(body));
        await send();
    }

    [Job] // TJ3001
    public static async Task InTaskRun(string body, [FromServices] HttpClient http) => await Task.Run(() => http.PostAsync("/a", new StringContent(body)));

    [Job] // clean
    public static async Task HelperInsideOnce(string body, [FromServices] HttpClient http, JobContext job) => await job.OnceAsync("send", _ => Chain.OneAsync(http, body));

    [Job] // TJ3001
    public static async Task OneInsideOneOutside(string body, [FromServices] HttpClient http, JobContext job)
    {
        await job.OnceAsync("send", _ => Chain.OneAsync(http, body));
        await Chain.OneAsync(http, body);
    }

    [Job] // clean
    public static string NameOf() => nameof(HttpClient.PostAsync) + nameof(File.AppendAllText);

    [Job] // TJ3001
    public static async Task AbstractStep(string body, [FromServices] Step step) => await step.RunAsync(body);

    [Job] // clean
    public static async Task ManyImplementations(string body, [FromServices] IStrategy strategy) => await strategy.ApplyAsync(body);

    [Job] // clean
    public static async Task DeclaredHelper(string body, [FromServices] HttpClient http) => await Chain.DeclaredAsync(http, body);

    [Job] // TJ3027
    public static void DeclaredClass(string text, [FromServices] Printer printer) => printer.Print(text);

    [Job] // clean
    public static void DeclaredUnless(string text, string key, [FromServices] Plotter plotter) => plotter.Plot(text, key);

    [Job] // TJ3027
    public static void DeclaredUnlessFresh(string text, [FromServices] Plotter plotter) => plotter.Plot(text, Guid.NewGuid().ToString());
}

public static class Chain
{
    public static Task OneAsync(HttpClient http, string body) => TwoAsync(http, body);
    public static async Task DownAsync(HttpClient http, int depth)
    {
        if (depth > 0)
        {
            await http.PostAsync("/down", null);
            await DownAsync(http, depth - 1);
        }
    }

    public static Task PingAsync(HttpClient http, int depth) => depth == 0 ? Task.CompletedTask : PongAsync(http, depth - 1);
    public static async Task PongAsync(HttpClient http, int depth)
    {
        await PingAsync(http, depth);
        await http.PostAsync("/pong", null);
    }

    public static int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);

    [Idempotent("the endpoint keeps one row a body")]
    public static Task DeclaredAsync(HttpClient http, string body) => http.PostAsync("/rows", new StringContent(body));

    private static Task TwoAsync(HttpClient http, string body) => ThreeAsync(http, body);
    private static Task ThreeAsync(HttpClient http, string body) => FourAsync(http, body);
    private static Task FourAsync(HttpClient http, string body) => http.PostAsync("/four", new StringContent(body));
}

public class Sender(HttpClient http)
{
    public Task Pending => http.PostAsync("/pending", null);

    public async Task SendAsync(string body) => await http.PostAsync("/send", new StringContent(body));
}

public sealed class Batch : IDisposable
{
    public List<string> Lines { get; } = [];

    public void Dispose() => File.AppendAllLines("/data/batch.txt", Lines);
}

public sealed class Recorder
{
    public Recorder(string line) => File.AppendAllText("/data/recorder.txt", line);

    public void Done() { }
}

public abstract class Step { public abstract Task RunAsync(string body); }

public class PostStep(HttpClient http) : Step { public override Task RunAsync(string body) => http.PostAsync("/step", new StringContent(body)); }

public interface IStrategy { Task ApplyAsync(string body); }

public class PostStrategy(HttpClient http) : IStrategy { public Task ApplyAsync(string body) => http.PostAsync("/s", new StringContent(body)); }

public class PutStrategy(HttpClient http) : IStrategy { public Task ApplyAsync(string body) => http.PutAsync("/s", new StringContent(body)); }

[NonIdempotent("uses up paper")]
public class Printer { public void Print(string text) { } }

public class Plotter
{
    [NonIdempotent("draws again", UnlessParameter = "key")]
    public void Plot(string text, string key) { }
}
