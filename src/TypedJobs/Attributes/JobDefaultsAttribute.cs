namespace TypedJobs;

/// <summary>Defaults for the jobs of a class or of an assembly: <c>[assembly: JobDefaults(MaxAttempts = 5, MaxDelay = "10m")]</c>.</summary>
/// <remarks>What is not set here is left as it is.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class JobDefaultsAttribute : JobSettingsAttribute;
