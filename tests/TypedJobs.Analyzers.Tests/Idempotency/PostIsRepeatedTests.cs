namespace TypedJobs.Analyzers.Tests.Idempotency;

/// <summary>TJ3001: a POST without an idempotency key.</summary>
public class PostIsRepeatedTests
{
    [Fact]
    public Task Get_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.GetAsync("/a");
        """);

    [Fact]
    public Task Put_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PutAsync("/a", null);
        """);

    [Fact]
    public Task PostWithKeyHeader_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, JobContext job)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/a");
            request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
            return http.SendAsync(request);
        }
        """);

    [Fact]
    public Task PostToSearch_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/products/_search?size=10", null);
        """);

    [Fact]
    public Task PostToGetDetails_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => http.PostAsync("/api/get-details", null);
        """);

    [Fact]
    public Task SubscribedHandler_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static void Run(HttpClient http, System.Timers.Timer timer)
        {
            timer.Elapsed += (_, _) => http.PostAsync("/a", null);
        }
        """);

    [Fact]
    public Task Post_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/a", null)|};
        """);

    [Fact]
    public Task PostRequestBuiltByInitializer_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var request = new HttpRequestMessage { Method = HttpMethod.Post };
            return {|TJ3001:http.SendAsync(request)|};
        }
        """);

    [Fact]
    public Task PostToGateway_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:http.PostAsync("/gateway", null)|};
        """);

    [Fact]
    public Task PostThroughTwoMethods_IsReportedOnTheCallOfTheJob() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:First(http)|};
        private static Task First(HttpClient http) => Second(http);
        private static Task Second(HttpClient http) => http.PostAsync("/a", null);
        """);

    [Fact]
    public Task LambdaOfAOnceBlockInALocal_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, JobContext job)
        {
            Func<CancellationToken, Task> effect = ct => http.PostAsync("/a", null, ct);
            return job.OnceAsync("a", effect);
        }
        """);

    [Fact]
    public Task LambdaThatIsAlsoCalledOutsideOfTheOnceBlock_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, JobContext job, CancellationToken ct)
        {
            Func<CancellationToken, Task> effect = token => {|TJ3001:http.PostAsync("/a", null, token)|};
            await job.OnceAsync("a", effect);
            await effect(ct);
        }
        """);

    [Fact]
    public Task OptionalKeyThatIsGiven_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, string order) => PostAsync(http, "/a", "order-" + order);
        private static Task PostAsync(HttpClient http, string path, string? idempotencyKey = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Idempotency-Key", idempotencyKey);
            return http.SendAsync(request);
        }
        """);

    [Fact]
    public Task OptionalKeyThatIsLeftOut_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http) => {|TJ3001:PostAsync(http, "/a")|};
        private static Task PostAsync(HttpClient http, string path, string? idempotencyKey = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path);
            if (idempotencyKey is not null) { request.Headers.Add("Idempotency-Key", idempotencyKey); }
            return http.SendAsync(request);
        }
        """);

    [Fact]
    public Task RequestMadeByAMethod_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, int id) => {|TJ3001:http.SendAsync(Make(id))|};
        [Job] public static Task RunLocal(HttpClient http, int id)
        {
            var request = Local();
            return {|TJ3001:http.SendAsync(request)|};
            HttpRequestMessage Local() => new(HttpMethod.Post, "/" + id);
        }
        private static HttpRequestMessage Make(int id)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/" + id);
            request.Headers.Add("Accept", "text/plain");
            return request;
        }
        """);

    [Fact]
    public Task RequestMadeWithAKeyByAMethod_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http, int id) => http.SendAsync(Make(id));
        [Job] public static Task RunLocal(HttpClient http, int id)
        {
            var request = Local();
            return http.SendAsync(request);
            HttpRequestMessage Local()
            {
                var made = new HttpRequestMessage(HttpMethod.Post, "/" + id);
                made.Headers.Add("Idempotency-Key", "order-" + id);
                return made;
            }
        }
        [Job] public static Task RunWithJobKey(HttpClient http, int id, JobContext job) => http.SendAsync(MakeWith(id, job.IdempotencyKey));
        [Job] public static Task RunGet(HttpClient http, int id) => http.SendAsync(Ask(id));
        private static HttpRequestMessage Ask(int id) => new(HttpMethod.Get, "/" + id);
        private static HttpRequestMessage Make(int id)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/" + id);
            request.Headers.Add("Idempotency-Key", "order-" + id);
            return request;
        }
        private static HttpRequestMessage MakeWith(int id, string key)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/" + id);
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }
        """);

    [Fact]
    public Task OneImplementationBehindADecorator_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(ICrm crm) => {|TJ3001:crm.AddNoteAsync("a")|};
        public interface ICrm { Task AddNoteAsync(string note); }
        public sealed class HttpCrm(HttpClient http) : ICrm { public Task AddNoteAsync(string note) => http.PostAsync("/notes", null); }
        public sealed class TimedCrm(ICrm inner) : ICrm { public Task AddNoteAsync(string note) => inner.AddNoteAsync(note); }
        """);

    [Fact]
    public Task DecoratorThatClaimsFirst_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(ICrm crm) => crm.AddNoteAsync("a");
        public interface ICrm { Task AddNoteAsync(string note); }
        public sealed class HttpCrm(HttpClient http) : ICrm { public Task AddNoteAsync(string note) => http.PostAsync("/notes", null); }
        public sealed class SingleCrm(ICrm inner, IDatabase redis) : ICrm
        {
            public async Task AddNoteAsync(string note)
            {
                if (await redis.StringSetAsync("note:" + note, 1, when: When.NotExists)) { await inner.AddNoteAsync(note); }
            }
        }
        """);

    [Fact]
    public Task SeveralImplementations_AreSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(ICrm crm) => crm.AddNoteAsync("a");
        public interface ICrm { Task AddNoteAsync(string note); }
        public sealed class HttpCrm(HttpClient http) : ICrm { public Task AddNoteAsync(string note) => http.PostAsync("/notes", null); }
        public sealed class FileCrm : ICrm { public Task AddNoteAsync(string note) => Task.CompletedTask; }
        """);

    [Fact]
    public Task SettledBeforeItRuns_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job(Ack = AckMode.Early)] public static Task Run(HttpClient http) => http.PostAsync("/a", null);
        [JobDefaults(Ack = AckMode.Early)] public static partial class Once
        {
            [Job] public static Task Inherited(HttpClient http) => http.PostAsync("/a", null);
            [Job(Ack = AckMode.Late)] public static Task Own(HttpClient http) => {|TJ3001:http.PostAsync("/a", null)|};
        }
        """);

    [Fact]
    public Task TokenRequest_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = "all" };
            return http.PostAsync("/adfs/oauth2", new FormUrlEncodedContent(form));
        }
        """);

    [Fact]
    public Task TokenRequestOfAddedPairs_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var pairs = new List<KeyValuePair<string, string>>();
            pairs.Add(new KeyValuePair<string, string>("grant_type", "password"));
            var request = new HttpRequestMessage(HttpMethod.Post, "/connect") { Content = new FormUrlEncodedContent(pairs) };
            return http.SendAsync(request);
        }
        """);

    [Fact]
    public Task FormWithoutGrantType_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
            => {|TJ3001:http.PostAsync("/orders", new FormUrlEncodedContent(new Dictionary<string, string> { ["type"] = "grant" }))|};
        """);

    [Fact]
    public Task ConflictIsExpected_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, Guid id)
        {
            var response = await http.PostAsJsonAsync("/activities", new { id });
            if (response.StatusCode == System.Net.HttpStatusCode.Conflict)
            {
                return;
            }

            response.EnsureSuccessStatusCode();
        }
        """);

    [Fact]
    public Task AlreadyExistsIsExpected_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, Guid id)
        {
            var response = await http.PostAsJsonAsync("/activities", new { id });
            if (!response.IsSuccessStatusCode)
            {
                var text = await response.Content.ReadAsStringAsync();
                if (text.Contains("already exists"))
                {
                    return;
                }

                throw new InvalidOperationException(text);
            }
        }
        """);

    [Fact]
    public Task ConflictExceptionIsExpected_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, Guid id)
        {
            try
            {
                (await http.PostAsJsonAsync("/activities", new { id })).EnsureSuccessStatusCode();
            }
            catch (HttpRequestException error) when (error.StatusCode == System.Net.HttpStatusCode.Conflict)
            {
            }
        }
        """);

    [Fact]
    public Task ConflictFails_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, Guid id)
        {
            var response = await {|TJ3001:http.PostAsJsonAsync("/conflicts", new { id, state = "conflict" })|};
            if (response.StatusCode == System.Net.HttpStatusCode.Conflict)
            {
                throw new InvalidOperationException();
            }
        }
        """);

    [Fact]
    public Task ConflictOfAnotherRequest_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, Guid id)
        {
            await {|TJ3001:http.PostAsJsonAsync("/orders", new { id })|};
            var other = await http.PostAsJsonAsync("/activities", new { id });
            if (other.StatusCode == System.Net.HttpStatusCode.Conflict)
            {
                return;
            }
        }
        """);

    [Fact]
    public Task NoticeOfTheFailure_IsSilent() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http)
        {
            try
            {
                await http.GetAsync("/a");
            }
            catch (Exception error)
            {
                var text = "failed: " + error.Message;
                await Notify(http, text);
                throw;
            }
        }
        private static Task Notify(HttpClient http, string text) => http.PostAsJsonAsync("/hooks/chat", new { text });
        """);

    [Fact]
    public Task WorkInCatch_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, int order)
        {
            try
            {
                await http.GetAsync("/a");
            }
            catch (Exception error)
            {
                Console.WriteLine(error);
                await {|TJ3001:http.PostAsJsonAsync("/refunds", new { order })|};
            }
        }
        """);

    [Fact]
    public Task NoticeOfOneKindOfFailure_IsReported() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static async Task Run(HttpClient http, int order)
        {
            try
            {
                await http.GetAsync("/a");
            }
            catch (TimeoutException error)
            {
                await {|TJ3001:http.PostAsJsonAsync("/complaints", new { order, error.Message })|};
            }
        }
        """);

    [Fact]
    public Task SwitchedOnHeader_IsNoKey() => RuleVerifier.VerifyAsync("TJ3001", /* lang=c#-test */ """
        [Job] public static Task Run(HttpClient http)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/orders");
            request.Headers.Add("return-client-request-id", "true");
            return {|TJ3001:http.SendAsync(request)|};
        }
        """);
}
