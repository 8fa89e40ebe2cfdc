namespace TypedJobs.Generators.Model;

/// <summary>How the calls of a job are declared: for a facade that is a namespace, whose entries are classes with static methods.</summary>
/// <param name="Definition">The definition by its dotted name.</param>
/// <param name="Parameters">The payload's parameters as declarations.</param>
/// <param name="Names">Their names, escaped.</param>
/// <param name="IsParams">True if the last is a <c>params</c> collection.</param>
/// <param name="Result">The type of the result as a type argument list; empty if there is none.</param>
internal sealed record FacadeCallModel(string Definition, EquatableArray<string> Parameters, EquatableArray<string> Names, bool IsParams, string Result);
