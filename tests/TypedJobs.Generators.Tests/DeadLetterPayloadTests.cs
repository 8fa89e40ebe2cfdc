using TypedJobs.Serialization;

namespace TypedJobs.Generators.Tests;

/// <summary>What the library itself enqueues, generated code can read: the two share their codecs.</summary>
public sealed class DeadLetterPayloadTests
{
    private const string Jobs = """
        namespace Shop;
        static partial class Work
        {
            [Job("dead"), DeadLetterHandler]
            static string Handle(DeadLetter letter) => $"{letter.Id} {letter.Name} {letter.Arguments} {letter.Failure.Message} {letter.Attempts.Count} {letter.DiedAt.Year}";

            [Job("undo")] static string Undo(JobId id, IReadOnlyList<JobId> others, JobId? cause = null) => $"{id} {others.Single()} {cause}";
        }
        """;

    [Fact]
    public async Task DeadLetter_WrittenByTheLibrary_ReachesItsHandler()
    {
        var jobs = GeneratorHarness.Run(Jobs).AssertCompiles().Load();
        var id = JobId.Create(JobPriority.High, TimeProvider.System, Random.Shared);
        var failure = new JobFailure("System.IO.IOException", "disk is full", null, 2, DateTimeOffset.UnixEpoch);
        var letter = new DeadLetter
        {
            Id = id,
            Name = "pay",
            Queue = "default",
            Arguments = "[42]",
            Failure = failure,
            Attempts = [failure],
            DiedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal($"{id} pay [42] disk is full 1 1970", await LoadedJobs.ResultAsync(jobs.With("Handle", letter)));
    }

    [Fact]
    public void DeadLetter_AsAnArgument_HasTheLibrarysBytes()
    {
        var run = GeneratorHarness.Run(Jobs);

        Assert.DoesNotContain(run.Files.Keys, static file => file.StartsWith("TypedJobs.Codecs.", StringComparison.Ordinal));
        Assert.Contains("global::TypedJobs.Serialization." + nameof(DeadLetterCodec) + ".Write(", run.Files["Shop.Work.Handle.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobId_AsAnArgument_ComesBack()
    {
        var jobs = GeneratorHarness.Run(Jobs).AssertCompiles().Load();
        var id = JobId.Create(JobPriority.Low, TimeProvider.System, Random.Shared);
        var other = JobId.Create(JobPriority.High, TimeProvider.System, Random.Shared);

        Assert.Equal($"{id} {other} ", await LoadedJobs.ResultAsync(jobs.With("Undo", id, new[] { other })));
        Assert.Equal($"{id} {other} {other}", await LoadedJobs.ResultAsync(jobs.With("Undo", id, new[] { other }, other)));
    }
}
