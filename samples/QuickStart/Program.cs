using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuickStart;
using TypedJobs;

// dotnet run --project samples/QuickStart -- [--redis HOST:PORT] [--out DIR] [PATH...]
if (!Arguments.TryParse(args, out var arguments, out var problem))
{
    Console.Error.WriteLine(problem);
    return 2;
}

// 1. The host: a client that enqueues and a worker that runs, here in one program. They meet in Redis only, so they may be two.
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.AddTypedJobs(jobs =>
{
    _ = arguments.Redis is { } server ? jobs.UseRedis(server) : jobs.UseEmbeddedRedis();
    jobs.AddWorker(worker => worker.Queues.Add("quickstart"));
});
using var host = builder.Build();
await host.StartAsync();
var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

// 2. Enqueue a job for each file: typed calls, a few hundred in a round trip.
var files = arguments.Files();
var calls = files.Select(file => Jobs.MeasureFile.With(file.FullPath));
var handles = await JobClient.Default.EnqueueAsync(calls, stopping);

// 3. Take the results as they come.
var facts = new List<FileFacts>();
var dead = new List<DeadFile>();
await foreach (var outcome in Task.WhenEach(handles.Zip(files, (handle, file) => OutcomeOf(handle, file.Path))))
{
    switch (await outcome)
    {
        case ({ } measured, _):
            facts.Add(measured);
            break;
        case (_, { } failed):
            dead.Add(failed);
            Console.WriteLine($"dead: {OneLine(failed.Path)}: {OneLine(failed.Error)}");
            break;
    }

    ShowProgress(facts.Count + dead.Count, files.Count);
}

// 4. A last job writes the report.
facts.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
dead.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
var summary = await Jobs.WriteReport.EnqueueAsync(arguments.Out, [.. facts], [.. dead], stopping);
var report = await summary.GetResultAsync(Timeout.InfiniteTimeSpan, stopping);
await host.StopAsync();

Console.WriteLine($"\n{"bytes",14} {"lines",10} {"words",10}  path");
foreach (var file in facts.OrderByDescending(file => file.Bytes).Take(10))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Bytes,14:N0} {file.Lines,10:N0} {file.Words,10:N0}  {OneLine(file.Path)}"));
}

Console.WriteLine($"\nreport: {report.Csv}\n        {report.Json}\n        {report.Message}");
Console.WriteLine($"{facts.Count + 1} jobs succeeded, {dead.Count} dead");
return 0;

// A job that is dead throws here what its last attempt threw in the worker.
async Task<(FileFacts? Facts, DeadFile? Dead)> OutcomeOf(JobHandle<FileFacts> handle, string path)
{
    try
    {
        return (await handle.GetResultAsync(Timeout.InfiniteTimeSpan, stopping) with { Path = path }, null);
    }
    catch (JobFailedException exception)
    {
        return (null, new DeadFile(path, $"{exception.Failure.Message} (attempt {exception.Failure.Attempt})"));
    }
}

// A terminal shows one line that counts up; a file or a pipe gets a line for each tenth.
static void ShowProgress(int done, int all)
{
    if (!Console.IsOutputRedirected)
    {
        Console.Write($"\r{done} of {all} files{(done == all ? "\n" : "")}");
    }
    else if (done == all || done * 10L / all != (done - 1) * 10L / all)
    {
        Console.WriteLine($"{done} of {all} files");
    }
}

// Names and messages are not ours: no control character of theirs reaches the terminal.
static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '?' : character));

/// <summary>The command line.</summary>
internal sealed record Arguments(string? Redis, string Out, IReadOnlyList<string> Paths)
{
    private const string Usage = "usage: QuickStart [--redis HOST:PORT] [--out DIR] [PATH...]";

    /// <summary>Reads the command line; every path must be there.</summary>
    public static bool TryParse(string[] args, out Arguments arguments, out string problem)
    {
        string? redis = null;
        var output = "quickstart-out";
        var paths = new List<string>();
        problem = "";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--redis" or "--out" when i + 1 == args.Length:
                    problem = $"{args[i]} needs a value.\n{Usage}";
                    break;
                case "--redis":
                    redis = args[++i];
                    break;
                case "--out":
                    output = args[++i];
                    break;
                case ['-', ..] option:
                    problem = $"There is no option '{option}'.\n{Usage}";
                    break;
                default:
                    paths.Add(args[i]);
                    break;
            }
        }

        if (paths.Count == 0 && RepositorySource() is { } source)
        {
            paths.Add(source);
        }

        if (problem.Length == 0)
        {
            problem = paths.Count == 0
                ? $"Name the files and folders to measure.\n{Usage}"
                : string.Join('\n', paths.Where(path => !Path.Exists(path)).Select(path => $"'{path}' is not there: name files and folders that exist."));
        }

        arguments = new Arguments(redis, Path.GetFullPath(output), paths);
        return problem.Length == 0;
    }

    /// <summary>Every file under the paths, once, as it is to be shown and as a worker finds it.</summary>
    public IReadOnlyList<(string Path, string FullPath)> Files()
        => [.. Paths.SelectMany(Below).Select(path => (path, System.IO.Path.GetFullPath(path))).DistinctBy(file => file.Item2)];

    private static IEnumerable<string> Below(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        try
        {
            // A link to a file is measured as the file; a link to a folder is left alone, since it may lead back.
            return [.. new DirectoryInfo(path).GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(entry =>
                entry is not DirectoryInfo ? [System.IO.Path.Combine(path, entry.Name)]
                : entry.LinkTarget is null ? Below(System.IO.Path.Combine(path, entry.Name)) : [])];
        }
        catch (UnauthorizedAccessException)
        {
            // The job that tries to read it says why it cannot.
            return [path];
        }
    }

    private static string? RepositorySource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TypedJobs.sln")))
            {
                var source = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, System.IO.Path.Combine(folder.FullName, "src"));
                return source.StartsWith("..", StringComparison.Ordinal) ? System.IO.Path.GetFullPath(source) : source;
            }
        }

        return null;
    }
}
