using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedJobs;

// A worker as users write one: everything else (Redis, queues, concurrency, lease) comes from the command line.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
builder.AddTypedJobs(jobs => jobs.UseRedis("localhost:6379").AddWorker());
await builder.Build().RunAsync();
