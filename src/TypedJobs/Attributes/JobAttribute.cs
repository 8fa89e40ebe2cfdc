namespace TypedJobs;

/// <summary>Makes a static method of a partial class a job: the generator writes its entry in <c>Jobs</c>, its codec and its invoker.</summary>
/// <remarks>
/// The method may be private, so that enqueueing is the only way in. It returns <c>void</c>, <c>T</c>, <c>Task</c>, <c>Task&lt;T&gt;</c>,
/// <c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>. Parameters marked <see cref="FromServicesAttribute"/> (or
/// <c>[FromKeyedServices]</c>), one <see cref="JobContext"/> and one <see cref="CancellationToken"/> are supplied by the worker; all others travel.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JobAttribute : Attribute
{
    /// <summary>Declares a job whose wire name is derived from its class and method: <c>EmailJobs.SendEmail</c>.</summary>
    public JobAttribute()
    {
    }

    /// <summary>Declares a job with a wire name of its own, which survives renames in code.</summary>
    /// <param name="name">1 to 200 characters of letters, digits, <c>.</c>, <c>-</c>, <c>_</c>; unique among the jobs of a worker.</param>
    public JobAttribute(string name) => Name = name;

    /// <summary>The name under which the job travels and is stored. Default: class and method, <c>EmailJobs.SendEmail</c>.</summary>
    public string? Name { get; }

    /// <summary>The queue that the job goes to unless the call says otherwise.</summary>
    /// <value>Default <c>default</c>. 1 to 100 characters of letters, digits, <c>.</c>, <c>-</c>, <c>_</c>.</value>
    public string Queue { get; set; } = "default";

    /// <summary>How often the job is tried before it is dead, the first run included.</summary>
    /// <value>Default 5. From 1 (never retried) to 1,000.</value>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The name of the entry in <c>Jobs</c>. Default: the method's name without <c>Async</c>.</summary>
    public string? FacadeName { get; set; }

    /// <summary>How long the outcome of a job that returns a value is kept, as a duration: <c>"10m"</c>, <c>"1h30m"</c>.</summary>
    /// <value>Default <c>1h</c>. From <c>1s</c> to <c>30d</c>.</value>
    public string ResultTtl { get; set; } = "1h";
}
