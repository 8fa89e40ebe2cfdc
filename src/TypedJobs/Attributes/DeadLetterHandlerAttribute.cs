namespace TypedJobs;

/// <summary>Makes a job the handler of every job that dies without an <see cref="JobAttribute.OnDead"/> of its own. One per program; it takes one <see cref="DeadLetter"/>.</summary>
/// <remarks>A handler that dies itself is not handled again.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeadLetterHandlerAttribute : Attribute;
