using Verifier = TypedJobs.Analyzers.Tests.AnalyzerVerifier<TypedJobs.Analyzers.Reliability.QueueShouldBeServed>;

namespace TypedJobs.Analyzers.Tests.Reliability;

public class QueueShouldBeServedTests
{
    private const string Job = """static partial class Mail { [Job("a", Queue = "mial")] static void Send() { } }""";

    [Theory]
    [InlineData("")]
    [InlineData("static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(); }")]
    [InlineData("static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => w.Concurrency = 3); }")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => { w.Queues.Add("mail"); w.Queues.Add("mial"); }); }""")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => w.Queues.Add("mail")).AddWorker(); }""")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs, string queue) => jobs.AddWorker(w => { w.Queues.Add("mail"); w.Queues.Add(queue); }); }""")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs, string[] all) => jobs.AddWorker(w => { foreach (var q in all) { w.Queues.Add(q); } }); }""")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(Set); static void Set(TypedJobs.Worker.JobWorkerOptions w) => w.Queues.Add("mail"); }""")]
    [InlineData("""static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => { w.Queues.Add("mail"); Fill(w.Queues); }); static void Fill(IList<string> q) { } }""")]
    public Task QueueThatMayBeServed_IsSilent(string host) => Verifier.VerifyAsync(host + Job);

    [Fact]
    public Task ServedQueue_OfTheDefaults_IsSilent() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => w.Queues.Add("mail")); }
        [JobDefaults(Queue = "mail")] static partial class Mail { [Job("a")] static void Send() { } }
        """);

    [Fact]
    public Task QueueThatNoWorkerLists_IsReported() => Verifier.VerifyMessageAsync(
        """
        static class Host { const string Queue = "mail"; static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => { w.Queues.Add(Queue); w.Queues.Add("low"); }); }
        static partial class Mail { [Job("a", Queue = {|#0:"mial"|})] static void Send() { } }
        """,
        "TJ4038",
        "Queue 'mial' of job 'Send' is likely served by no worker, since those of this program list 'low', 'mail'; did you mean 'mail'?");

    [Fact]
    public Task QueueOfTheDefaults_IsReportedThere() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => w.Queues.Add("mail")); }
        [JobDefaults(Queue = {|TJ4038:"reports"|})] static partial class Mail { [Job("a")] static void Send() { } }
        """);

    [Fact]
    public Task DefaultQueue_IsReportedOnTheAttribute() => Verifier.VerifyAsync(/* lang=c#-test */ """
        static class Host { static void Main(TypedJobsBuilder jobs) => jobs.AddWorker(w => w.Queues.Add("mail")); }
        static partial class Mail { [{|TJ4038:Job("a")|}] static void Send() { } }
        """);
}
