using System.Collections.Immutable;

namespace TypedJobs.Generators;

public sealed partial class JobGenerator
{
    /// <summary>The names of the tracked steps, for the tests of what an edit runs again.</summary>
    internal static class StepNames
    {
        public const string Jobs = "TypedJobs.Jobs";
        public const string Entries = "TypedJobs.Entries";
        public const string Facade = "TypedJobs.Facade";
        public const string Index = "TypedJobs.Index";
        public const string IndexedJobs = "TypedJobs.IndexedJobs";
        public const string Codecs = "TypedJobs.Codecs";
        public const string Manifests = "TypedJobs.Manifests";
        public const string Referenced = "TypedJobs.Referenced";
        public const string FacadeContent = "TypedJobs.FacadeContent";
        public const string Registry = "TypedJobs.Registry";

        public static ImmutableArray<string> All { get; } = [Jobs, Entries, Facade, Index, IndexedJobs, Codecs, Manifests, Referenced, FacadeContent, Registry];
    }
}
