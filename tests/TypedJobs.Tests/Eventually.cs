namespace TypedJobs.Tests;

/// <summary>Waits for what another process or thread brings about.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {seconds} s.");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }
}
