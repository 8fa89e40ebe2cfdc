namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3018: stores and services that are added to.</summary>
public class RemoteStateIsAddedToTests
{
    [Fact]
    public Task AddToSet_IsSilent() => RuleVerifier.VerifyAsync("TJ3018", /* lang=c#-test */ """
        [Job] public static object Run() => MongoDB.Driver.Builders<Doc>.Update.AddToSet(d => d.Tags, "x");
        public class Doc { public int N { get; set; } public List<string> Tags { get; set; } = []; }
        """);

    [Fact]
    public Task Inc_IsReported() => RuleVerifier.VerifyAsync("TJ3018", /* lang=c#-test */ """
        [Job] public static object Run() => {|TJ3018:MongoDB.Driver.Builders<Doc>.Update.Inc(d => d.N, 1)|};
        public class Doc { public int N { get; set; } }
        """);

    [Fact]
    public Task DocumentWithoutId_IsReported() => RuleVerifier.VerifyAsync("TJ3018", /* lang=c#-test */ """
        [Job] public static Task Run(MongoDB.Driver.IMongoCollection<Doc> docs) => {|TJ3018:docs.InsertOneAsync(new Doc())|};
        public class Doc { public string Id { get; set; } = ""; }
        """);
}
