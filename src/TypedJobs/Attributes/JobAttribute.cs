namespace TypedJobs;

/// <summary>Makes a static method of a partial class a job: the generator writes its entry in <c>Jobs</c>, its codec and its invoker.</summary>
/// <remarks>
/// The method may be private, so that enqueueing is the only way in. It returns <c>void</c>, <c>T</c>, <c>Task</c>, <c>Task&lt;T&gt;</c>,
/// <c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>. Parameters marked <see cref="FromServicesAttribute"/> (or
/// <c>[FromKeyedServices]</c>), one <see cref="JobContext"/> and one <see cref="CancellationToken"/> are supplied by the worker; all others are the payload.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JobAttribute : JobSettingsAttribute
{
    /// <summary>Declares a job whose wire name is derived from its class and method: <c>EmailJobs.SendEmail</c>.</summary>
    public JobAttribute()
    {
    }

    /// <summary>Declares a job with a wire name of its own, which survives renames in code.</summary>
    /// <param name="name">1 to 200 characters of letters, digits, <c>.</c>, <c>-</c>, <c>_</c>; unique among the jobs of a worker.</param>
    public JobAttribute(string name) => Name = name;

    /// <summary>The name under which the job is stored. Default: class and method, <c>EmailJobs.SendEmail</c>.</summary>
    public string? Name { get; }

    /// <summary>The name of the entry in <c>Jobs</c>.</summary>
    /// <value>Default none: the method's name without <c>Async</c>. A C# identifier.</value>
    public string? FacadeName { get; set; }

    /// <summary>A job of the same class that is enqueued when this one dies: <c>OnDead = nameof(Alert)</c>. It takes one <see cref="DeadLetter"/>.</summary>
    /// <value>Default none.</value>
    public string? OnDead { get; set; }
}
