using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TypedJobs;

/// <summary>Adds TypedJobs to a program.</summary>
public static class TypedJobsHostingExtensions
{
    /// <summary>Adds a client and, with <see cref="TypedJobsBuilder.AddWorker"/>, a worker.</summary>
    /// <param name="builder">The host's builder: of a web application, a worker service or a console program.</param>
    /// <param name="configure">Says which Redis, and whether this program runs jobs.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The services have an <see cref="IJobClient"/>. When the host starts it connects, and calls that name no client go to it
    /// (<see cref="JobClient.Default"/>). Options are read from code, then from the section <c>TypedJobs</c> of the configuration (<c>TypedJobs:Redis</c>,
    /// <c>TypedJobs:Worker:Concurrency</c>), then from the command line (<c>--redis</c>, <c>--queues</c>, <c>--concurrency</c>, <c>--drain-timeout</c>); the
    /// last one wins, since it is closest to the deployment. What is wrong with them stops the host at its start; a key that no option has is logged.
    /// </remarks>
    /// <example><code>
    /// var builder = Host.CreateApplicationBuilder(args);
    /// builder.AddTypedJobs(jobs => jobs.UseRedis("localhost:6379").AddWorker(w => w.Concurrency = 8));
    /// await builder.Build().RunAsync();
    /// </code></example>
    /// <exception cref="InvalidOperationException">It was called before for these services.</exception>
    public static IHostApplicationBuilder AddTypedJobs(this IHostApplicationBuilder builder, Action<TypedJobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ServerRegistration.Add(builder.Services, builder.Configuration, null, configure);
        return builder;
    }

    /// <summary>Adds a client and, with <see cref="TypedJobsBuilder.AddWorker"/>, a worker to services that have no host builder.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where options are read from besides code; null for nowhere.</param>
    /// <param name="configure">Says which Redis, and whether this program runs jobs.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">It was called before for these services.</exception>
    public static IServiceCollection AddTypedJobs(
        this IServiceCollection services, IConfiguration? configuration, Action<TypedJobsBuilder> configure)
    {
        ServerRegistration.Add(services, configuration, null, configure);
        return services;
    }

    /// <summary>Adds a client and, with <see cref="TypedJobsBuilder.AddWorker"/>, a worker for another server, by a key.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="key">The key: <c>billing</c>. A name as queues have.</param>
    /// <param name="configure">Says which Redis, and whether this program runs its jobs.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// Its client is a keyed service: <c>[FromKeyedServices("billing")] IJobClient billing</c>, and a call names it: <c>Jobs.X.EnqueueAsync(billing, …)</c>. What a job
    /// of this server's worker enqueues without naming a client goes to this server. Its options are read from <c>TypedJobs:Servers:billing</c>
    /// (<c>TypedJobs:Servers:billing:Redis</c>); the command line speaks to the server without a key only. Its worker takes the jobs of every queue that the
    /// program's jobs name, unless <c>Queues</c> says otherwise, and runs in the program's own process, not in children.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, or has others than letters, digits, <c>.</c>, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="InvalidOperationException">It was called before with this key.</exception>
    public static IHostApplicationBuilder AddKeyedTypedJobs(this IHostApplicationBuilder builder, string key, Action<TypedJobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddKeyedTypedJobs(builder.Services, key, builder.Configuration, configure);
        return builder;
    }

    /// <inheritdoc cref="AddKeyedTypedJobs(IHostApplicationBuilder, string, Action{TypedJobsBuilder})"/>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configuration">Where options are read from besides code; null for nowhere.</param>
    /// <param name="configure">Says which Redis, and whether this program runs its jobs.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedTypedJobs(
        this IServiceCollection services, string key, IConfiguration? configuration, Action<TypedJobsBuilder> configure)
    {
        if (!QueueName.IsValid(key))
        {
            throw new ArgumentException($"'{key}' cannot name a server: use 1 to {QueueName.MaxLength} letters, digits, '.', '-' or '_'.", nameof(key));
        }

        ServerRegistration.Add(services, configuration, key, configure);
        return services;
    }
}
