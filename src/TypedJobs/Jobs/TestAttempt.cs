using System.Collections.Concurrent;

namespace TypedJobs;

/// <summary>An attempt of a unit test: what a worker would know of it is given, and what Redis would keep is in memory.</summary>
internal sealed class TestAttempt : IJobAttempt
{
    private static readonly JobDescriptor NoJob = new(
        "test", static (JobContext _, ref MessagePack.MessagePackReader _) => throw new InvalidOperationException("The job of a test context is not called by a worker."));

    private const int MaxFailures = 20;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _once;

    private TestAttempt(ConcurrentDictionary<string, ReadOnlyMemory<byte>> once) => _once = once;

    public required JobId Id { get; init; }

    public required JobDescriptor Descriptor { get; init; }

    public required int MaxAttempts { get; init; }

    public required int Number { get; init; }

    public required IServiceProvider Services { get; init; }

    public required IReadOnlyList<JobFailure> Failures { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public string Queue => Id.Queue ?? Descriptor.Queue;

    public static TestAttempt Create(
        int? attempt,
        JobDescriptor? job,
        JobId id,
        int? maxAttempts,
        Exception? lastFailure,
        IJobAttempt? previous,
        IServiceProvider? services,
        CancellationToken cancellationToken)
    {
        var before = previous as TestAttempt;
        if (previous is not null && before is null)
        {
            throw new ArgumentException("The previous attempt is one of a worker: pass a context from JobContext.ForTest.", nameof(previous));
        }

        var number = attempt ?? before?.Number + 1 ?? 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(attempt));
        var descriptor = job ?? before?.Descriptor ?? NoJob;
        var attempts = maxAttempts ?? before?.MaxAttempts ?? Math.Max(descriptor.Retry.MaxAttempts, number);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1, nameof(maxAttempts));
        return new TestAttempt(before?._once ?? new(StringComparer.Ordinal))
        {
            Id = !id.IsEmpty ? id : before?.Id ?? JobId.Create(JobPriority.Normal, TimeProvider.System, Random.Shared),
            Descriptor = descriptor,
            MaxAttempts = attempts,
            Number = number,
            Services = services ?? before?.Services ?? new NoServices(),
            Failures = FailuresBefore(number, before?.Failures ?? [], lastFailure),
            CancellationToken = cancellationToken,
        };
    }

    public ValueTask<ReadOnlyMemory<byte>?> FindOnceAsync(string name)
        => new(_once.TryGetValue(name, out var result) ? result : default(ReadOnlyMemory<byte>?));

    public ValueTask SaveOnceAsync(string name, ReadOnlyMemory<byte> result)
    {
        _once[name] = result;
        return default;
    }

    /// <summary>One for each attempt before this one, the newest twenty, as in a worker.</summary>
    private static JobFailure[] FailuresBefore(int number, IReadOnlyList<JobFailure> known, Exception? last)
    {
        var failures = new List<JobFailure>();
        for (var failed = Math.Max(1, number - MaxFailures); failed < number; failed++)
        {
            var exception = failed == number - 1 ? last : null;
            failures.Add(exception is null && known.FirstOrDefault(failure => failure.Attempt == failed) is { } earlier
                ? earlier
                : JobFailure.From(exception ?? new InvalidOperationException($"Attempt {failed} failed."), failed, TimeProvider.System.GetUtcNow()));
        }

        return [.. failures];
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
