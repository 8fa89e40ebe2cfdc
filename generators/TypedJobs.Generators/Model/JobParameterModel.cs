using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Model;

/// <summary>One parameter of a job method.</summary>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="Kind">Who supplies it.</param>
/// <param name="Payload">Of a payload: what travels.</param>
/// <param name="Service">Of a service: its type by its global:: name.</param>
/// <param name="ServiceKey">Of a keyed service: the key as an expression.</param>
/// <param name="IsOptionalService">True if the service may be missing.</param>
/// <param name="Default">The default value as an expression; null if it has none.</param>
/// <param name="IsOptionalByAttribute">True if the facade says it by an attribute, for lack of a literal or since a parameter without one follows.</param>
/// <param name="Attributes">What callers see of the author's attributes, as the facade repeats it; empty if there is nothing.</param>
/// <param name="IsParams">True for a <c>params</c> collection.</param>
/// <param name="Documentation">The inner XML of its <c>param</c> element; empty if it has none.</param>
internal sealed record JobParameterModel(
    string Name,
    JobParameterKind Kind,
    ValueModel? Payload,
    string? Service,
    string? ServiceKey,
    bool IsOptionalService,
    string? Default,
    bool IsOptionalByAttribute,
    string Attributes,
    bool IsParams,
    string Documentation)
{
    /// <summary>Of a payload: the parameter as it is declared.</summary>
    public string Declaration
        => Attributes + (IsParams ? "params " : string.Empty) + $"{Payload!.Type} {Name}" + (Default is { } value && !IsOptionalByAttribute ? " = " + value : string.Empty);
}
