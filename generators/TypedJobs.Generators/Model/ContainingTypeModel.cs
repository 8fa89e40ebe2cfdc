namespace TypedJobs.Generators.Model;

/// <summary>A type around a job method, to be opened again.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
internal sealed record ContainingTypeModel(string Keyword, string Name);
