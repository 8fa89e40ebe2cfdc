namespace TypedJobs;

/// <summary>A wire name that the job once had: jobs that were enqueued under it still find their method.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class JobAliasAttribute : Attribute
{
    /// <summary>Declares a former wire name.</summary>
    /// <param name="name">The former name; the rules of <see cref="JobAttribute.Name"/> apply, and no other job may have it.</param>
    public JobAliasAttribute(string name) => Name = name;

    /// <summary>The former wire name.</summary>
    public string Name { get; }
}
