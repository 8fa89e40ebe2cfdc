namespace TypedJobs.Generators.Model;

/// <summary>What the author wrote about a job.</summary>
/// <param name="Summary">The inner XML of <c>summary</c>; empty if there is none.</param>
/// <param name="Returns">The inner XML of <c>returns</c>; empty if there is none.</param>
/// <param name="Sections">The other elements that are not about a parameter, such as <c>remarks</c> and <c>exception</c>, as they stand.</param>
internal sealed record DocumentationModel(string Summary, string Returns, EquatableArray<string> Sections);
