namespace TypedJobs.Analyzers;

internal static partial class Descriptors
{
}
