using Microsoft.Extensions.Hosting;
using TypedJobs;

// The jobs of QuickStart in a worker compiled ahead of time: dotnet publish samples/AotWorker -r linux-x64
// aotworker [--redis HOST:PORT] [--queues quickstart] [--concurrency 8]
var builder = Host.CreateApplicationBuilder(args);
builder.AddTypedJobs(jobs => jobs.UseRedis("localhost:6379").AddWorker(worker => worker.Concurrency = 8));
await builder.Build().RunAsync();
