namespace TypedJobs.Tests.Worker;

/// <summary>What jobs wrote about their runs, outside Redis.</summary>
internal sealed class Ledger : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"typedjobs-ledger-{Guid.NewGuid():N}");

    public string[][] Lines()
        => [.. Files().SelectMany(File.ReadAllLines).Select(static line => line.Split(' ')).Where(static line => line.Length == 5)];

    /// <summary>Numbers of the jobs that ran, each as often as it did.</summary>
    public int[] Ran() => Numbers("ran");

    public int[] Began() => Numbers("began");

    /// <summary>Waits until the ledger says so; the condition is looked at every few milliseconds.</summary>
    public async Task WaitAsync(Func<Ledger, bool> condition, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!condition(this))
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {seconds} s. The ledger has {Lines().Length} lines.");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        foreach (var file in Files())
        {
            File.Delete(file);
        }
    }

    // A file a process, each line written at once; the processes in the order of their start.
    private IEnumerable<string> Files()
        => Directory.EnumerateFiles(System.IO.Path.GetTempPath(), System.IO.Path.GetFileName(Path) + ".*").OrderBy(File.GetCreationTimeUtc);

    private int[] Numbers(string what)
        => [.. Lines().Where(line => line[0] == what).Select(static line => int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture))];
}
