using System.ComponentModel;

namespace TypedJobs;

/// <summary>A service that a job's method takes and cannot do without.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Type">The service's type.</param>
/// <param name="Key">Its key; null if it has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JobService(string Parameter, Type Type, object? Key = null)
{
    /// <summary>As the parameter reads: <c>[FromServices] IMailer mailer</c>.</summary>
    public override string ToString() => Key is null ? $"[FromServices] {Type} {Parameter}" : $"[FromKeyedServices(\"{Key}\")] {Type} {Parameter}";
}
