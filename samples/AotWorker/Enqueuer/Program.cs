using TypedJobs;

// Enqueues a job for each file and prints what the worker answers: dotnet run --project samples/AotWorker/Enqueuer -- HOST:PORT FILE...
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Enqueuer HOST:PORT FILE...");
    return 2;
}

await using var client = await JobClient.ConnectAsync(args[0]);
var handles = await client.EnqueueAsync(args[1..].Select(file => Jobs.MeasureFile.With(Path.GetFullPath(file))));
foreach (var handle in handles)
{
    var facts = await handle.GetResultAsync(TimeSpan.FromSeconds(30));
    Console.WriteLine($"{facts.Sha256} {facts.Lines} {facts.Words} {facts.Bytes} {facts.Path}");
}

return 0;
