namespace TypedJobs;

/// <summary>Defaults for the jobs of a class or of an assembly. What a job says itself wins over its class, and its class over the assembly.</summary>
/// <remarks>Each value means what it means on <see cref="JobAttribute"/>; what is not set here is left as it is.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class JobDefaultsAttribute : Attribute
{
    /// <inheritdoc cref="JobAttribute.Queue"/>
    public string Queue { get; set; } = "default";

    /// <inheritdoc cref="JobAttribute.MaxAttempts"/>
    public int MaxAttempts { get; set; } = 5;

    /// <inheritdoc cref="JobAttribute.ResultTtl"/>
    public string ResultTtl { get; set; } = "1h";

    /// <inheritdoc cref="JobAttribute.Backoff"/>
    public BackoffKind Backoff { get; set; }

    /// <inheritdoc cref="JobAttribute.BaseDelay"/>
    public string BaseDelay { get; set; } = "1s";

    /// <inheritdoc cref="JobAttribute.MaxDelay"/>
    public string MaxDelay { get; set; } = "10m";

    /// <inheritdoc cref="JobAttribute.Jitter"/>
    public double Jitter { get; set; } = 1;

    /// <inheritdoc cref="JobAttribute.RetryOn"/>
    public Type[] RetryOn { get; set; } = [];

    /// <inheritdoc cref="JobAttribute.DoNotRetryOn"/>
    public Type[] DoNotRetryOn { get; set; } = [];

    /// <inheritdoc cref="JobAttribute.Timeout"/>
    public string? Timeout { get; set; }

    /// <inheritdoc cref="JobAttribute.HardTimeout"/>
    public string? HardTimeout { get; set; }

    /// <inheritdoc cref="JobAttribute.Ack"/>
    public AckMode Ack { get; set; }
}
