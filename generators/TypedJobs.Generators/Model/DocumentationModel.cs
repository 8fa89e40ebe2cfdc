namespace TypedJobs.Generators.Model;

/// <summary>What the author wrote about a job: inner XML of <c>summary</c> and <c>remarks</c>, empty where there is none.</summary>
internal sealed record DocumentationModel(string Summary, string Remarks);
