using System.ComponentModel;
using System.Text;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>Decodes a job's arguments, resolves what the worker supplies, and calls the method. Written by the generator.</summary>
/// <param name="context">The attempt. The result of a job that returns a value is put into it by the time the task ends.</param>
/// <param name="arguments">At the header of the argument array.</param>
/// <returns>Ends when the method has ended; faulted with what the method threw.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ValueTask JobInvoker(JobContext context, ref MessagePackReader arguments);

/// <summary>What the worker must prepare before it calls a job. The compiler knows, so a job pays only for what it takes.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JobNeeds
{
    /// <summary>Arguments only.</summary>
    None = 0,

    /// <summary>A scope of services for the attempt.</summary>
    Services = 1,

    /// <summary>A token of its own: the method takes a <see cref="JobContext"/> or a <see cref="CancellationToken"/>.</summary>
    Token = 2,
}

/// <summary>What the compiler knows of one job: its name, its defaults and how to call it. One instance per job, made by generated code.</summary>
public sealed class JobDescriptor
{
    private readonly byte[] _utf8Name;
    private readonly byte[] _envelopePrefix;

    /// <summary>Describes a job.</summary>
    /// <param name="name">The wire name.</param>
    /// <param name="invoker">Calls the method.</param>
    public JobDescriptor(string name, JobInvoker invoker)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(invoker);
        Name = name;
        Invoker = invoker;
        _utf8Name = Encoding.UTF8.GetBytes(name);
        _envelopePrefix = JobEnvelope.Prefix(name);
    }

    /// <summary>The wire name.</summary>
    public string Name { get; }

    /// <summary>The wire name as it is stored.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The stored bytes of a call up to its arguments, the same for every call without options.</summary>
    internal ReadOnlySpan<byte> EnvelopePrefix => _envelopePrefix;

    /// <summary>Names that the job once had.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The queue that the job goes to unless the call says otherwise.</summary>
    public string Queue { get; init; } = JobSettingDefaults.Queue;

    /// <summary>When the job is tried again, and when it is dead.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>After this time the job's CancellationToken is cancelled, and when the attempt has ended it counts as failed. Null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>After this time the attempt counts as failed although it has not ended: it is abandoned, and in a child worker its process is ended. Null: no limit.</summary>
    public TimeSpan? HardTimeout { get; init; }

    /// <summary>Decides which exceptions are worth another attempt. Null: all.</summary>
    public Func<Exception, bool>? IsRetryable { get; init; }

    /// <summary>When the job is settled.</summary>
    public AckMode Ack { get; init; } = JobSettingDefaults.Ack;

    /// <summary>The wire name of the job that is enqueued when this one dies; null for none.</summary>
    public string? OnDead { get; init; }

    /// <summary>True if the job handles every dead job that names no handler of its own.</summary>
    public bool IsDeadLetterHandler { get; init; }

    /// <summary>True if the method returns a value.</summary>
    public bool HasResult { get; init; }

    /// <summary>How long the outcome of a job that returns a value is kept.</summary>
    public TimeSpan ResultTtl { get; init; } = JobSettingDefaults.ResultTtlTime;

    /// <summary>What the worker prepares for an attempt.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JobNeeds Needs { get; init; }

    /// <summary>The parameters whose arguments are stored, in their order.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<JobParameter> Parameters { get; init; } = [];

    /// <summary>The services that the method must be given, so that a worker can tell at its start that one is not registered.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<JobService> Services { get; init; } = [];

    /// <summary>Calls the method.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JobInvoker Invoker { get; }

    /// <summary>The wire name.</summary>
    public override string ToString() => Name;
}
