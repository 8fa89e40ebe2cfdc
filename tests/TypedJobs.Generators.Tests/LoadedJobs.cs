using System.Reflection;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests;

/// <summary>Generated code at work: enqueues without Redis, and runs what was enqueued.</summary>
internal sealed class LoadedJobs(Assembly assembly)
{
    public Assembly Assembly { get; } = assembly;

    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>A value of a type that the source declares.</summary>
    public object New(string type, params object?[] arguments) => Activator.CreateInstance(Type(type), arguments)!;

    /// <summary>An entry of the facade.</summary>
    public JobDefinition Entry(string name, string facade = "Shop.Jobs")
        => (JobDefinition)Type(facade).GetProperty(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

    /// <summary><c>Jobs.X.With(arguments)</c>; a missing optional one takes its default value.</summary>
    public JobCall With(string entry, params object?[] arguments)
    {
        var definition = Entry(entry);
        var with = definition.GetType().GetMethod("With")!;
        var all = with.GetParameters().Select((p, i) => i < arguments.Length ? arguments[i] : System.Type.Missing).ToArray();
        return (JobCall)with.Invoke(definition, BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions, null, all, null)!;
    }

    /// <summary>Runs a call as a worker would, and returns its encoded result.</summary>
    public static Task<JobContext> RunAsync(JobCall call, IServiceProvider? services = null, CancellationToken cancellationToken = default)
        => RunAsync(call.Definition.Descriptor, JobEnvelope.Parse(call.Body).Arguments, services, cancellationToken);

    /// <summary>Runs a job with arguments as they are stored.</summary>
    public static async Task<JobContext> RunAsync(
        JobDescriptor job, ReadOnlyMemory<byte> arguments, IServiceProvider? services = null, CancellationToken cancellationToken = default)
    {
        var context = new JobContext(new Attempt(job, services, cancellationToken));
        await Invoke(job, context, arguments);
        return context;
    }

    /// <summary>Runs a call and decodes its result as a client would.</summary>
    public static async Task<object?> ResultAsync(JobCall call, IServiceProvider? services = null, CancellationToken cancellationToken = default)
        => Decode(call.Definition, (await RunAsync(call, services, cancellationToken)).Result);

    /// <summary>Decodes a result.</summary>
    public static object? Decode(JobDefinition definition, ReadOnlyMemory<byte> result)
    {
        var type = definition.GetType().BaseType!.GetGenericArguments().Single();
        return typeof(LoadedJobs).GetMethod(nameof(DecodeOf), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [definition, result], null);
    }

    private static object? DecodeOf<T>(JobDefinition<T> definition, ReadOnlyMemory<byte> result)
    {
        var reader = new MessagePackReader(result);
        return definition.ReadResult(ref reader);
    }

    private static ValueTask Invoke(JobDescriptor job, JobContext context, ReadOnlyMemory<byte> arguments)
    {
        var reader = new MessagePackReader(arguments);
        return job.Invoker(context, ref reader);
    }

    private sealed class Attempt(JobDescriptor job, IServiceProvider? services, CancellationToken cancellationToken) : IJobAttempt
    {
        public JobId Id { get; } = JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared);

        public JobDescriptor Descriptor => job;

        public string Queue => job.Queue;

        public int Number => 1;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public IServiceProvider Services => services ?? throw new InvalidOperationException("The test gave no services.");

        public IReadOnlyList<JobFailure> Failures => [];

        public ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name) => default;

        public ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result) => default;
    }
}
