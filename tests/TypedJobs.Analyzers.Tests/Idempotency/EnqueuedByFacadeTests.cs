using Microsoft.CodeAnalysis.Testing;

namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3016 by the facade that the generator writes: a job that leaves nothing to repeat may be enqueued once per attempt.</summary>
public class EnqueuedByFacadeTests
{
    private const string Others = """
        static partial class Others
        {
            [Job("recount")] public static async Task Recount(int id, [FromServices] Shop db, JobContext job)
            {
                var poll = await db.Polls.SingleAsync(p => p.Id == id);
                poll.Votes = await db.Votes.CountAsync(v => v.PollId == id);
                await db.SaveChangesAsync();
            }

            [Job("post")] public static Task Post(int id, [FromServices] HttpClient http) => http.PostAsync("/count/" + id, null);

            [Job("claimed"), Idempotent("the other side ignores what it has seen")] public static Task Claimed(int id, [FromServices] HttpClient http) => http.PostAsync("/count/" + id, null);

            [Job("chain")] public static async Task Chain(int id) => await Jobs.Recount.EnqueueAsync(id);

            [Job("loop")] public static async Task Loop(int id) => await {|TJ3016:Jobs.Loop.EnqueueAsync(id)|};

            [Job("unique")] public static Task Unique(Guid id) => Task.CompletedTask;
        }
        public class Shop : DbContext { public DbSet<Poll> Polls => Set<Poll>(); public DbSet<Vote> Votes => Set<Vote>(); }
        public class Poll { public int Id { get; set; } public int Votes { get; set; } }
        public class Vote { public int Id { get; set; } public int PollId { get; set; } }
        """;

    [Theory]
    [InlineData("await Jobs.Recount.EnqueueAsync(id);")]
    [InlineData("Jobs.Recount.Enqueue(id);")]
    [InlineData("await Jobs.Recount.EnqueueAsync(id, ct);")]
    [InlineData("await Jobs.Recount.With(id).In(TimeSpan.FromHours(1)).OnQueue(\"low\").EnqueueAsync(ct);")]
    [InlineData("await client.EnqueueAsync(Jobs.Recount.With(id));")]
    [InlineData("var call = Jobs.Recount.With(id); await call.EnqueueAsync();")]
    [InlineData("await Jobs.Recount.EnqueueAsync(client, id);")]
    [InlineData("await Jobs.Others.Recount.EnqueueAsync(id);")]
    [InlineData("await Jobs.Claimed.EnqueueAsync(id);")]
    [InlineData("await Jobs.Chain.EnqueueAsync(id);")]
    public Task JobThatMayRunTwice_IsSilent(string enqueue) => VerifyAsync(enqueue);

    [Theory]
    [InlineData("await {|TJ3016:Jobs.Post.EnqueueAsync(id)|};")]
    [InlineData("await {|TJ3016:Jobs.Post.EnqueueAsync(client, id)|};")]
    [InlineData("await {|TJ3016:Jobs.Others.Post.EnqueueAsync(id)|};")]
    [InlineData("{|TJ3016:Jobs.Post.Enqueue(id)|};")]
    [InlineData("await {|TJ3016:Jobs.Post.With(id).OnQueue(\"low\").EnqueueAsync(ct)|};")]
    [InlineData("await {|TJ3016:client.EnqueueAsync(Jobs.Post.With(id))|};")]
    [InlineData("var call = Jobs.Recount.With(id); if (id > 2) { call = Jobs.Post.With(id); } await {|TJ3016:call.EnqueueAsync()|};")]
    [InlineData("await {|TJ3016:Jobs.Unique.EnqueueAsync(Guid.NewGuid())|};")]
    [InlineData("await {|TJ3016:Jobs.Loop.EnqueueAsync(id)|};")]
    public Task JobThatMayNotRunTwice_IsReported(string enqueue) => VerifyAsync(enqueue);

    [Theory]
    [InlineData("await Jobs.Claimed.EnqueueAsync(id);")]
    [InlineData("await Jobs.Claimed.EnqueueAsync(client, id, ct);")]
    [InlineData("await {|TJ3016:Jobs.Post.EnqueueAsync(id)|};")]
    public Task JobInANamespaceOfTheFacadesName_IsFollowed(string enqueue) => VerifyAsync(enqueue, " namespace TestProject.Jobs { class Any; }");

    private static Task VerifyAsync(string enqueue, string more = "")
    {
        var test = RuleVerifier.Create("TJ3016", $$"""
            using Microsoft.EntityFrameworkCore; using TestProject;
            static partial class Work
            {
                [Job("run")] public static async Task Run(int id, [FromServices] JobClient client, CancellationToken ct)
                {
                    {{enqueue}}
                    await Task.Yield();
                }
            }
            {{Others}}{{more}}
            """);
        test.HasFacade = true;
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
