namespace TypedJobs.Tests.Worker;

/// <summary>What jobs wrote about their runs, outside Redis.</summary>
internal sealed class Ledger : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"typedjobs-ledger-{Guid.NewGuid():N}");

    public string[][] Lines()
        => File.Exists(Path) ? [.. File.ReadAllLines(Path).Select(static line => line.Split(' '))] : [];

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

    public void Dispose() => File.Delete(Path);

    private int[] Numbers(string what)
        => [.. Lines().Where(line => line.Length == 5 && line[0] == what).Select(static line => int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture))];
}
