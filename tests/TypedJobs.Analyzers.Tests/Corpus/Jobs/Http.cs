namespace Corpus.Http;

public record Shipment(string OrderId, string Address);

public static partial class HttpJobs
{
    [Job] // TJ3001
    public static Task NotifyPartner(string orderId, [FromServices] HttpClient http) => http.PostAsync("https://partner.example/orders", new StringContent(orderId));

    [Job] // TJ3001
    public static async Task BookShipment(Shipment shipment, [FromServices] HttpClient http, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("/v1/shipments", shipment, ct);
        response.EnsureSuccessStatusCode();
    }

    [Job] // clean
    public static async Task PutShipment(Shipment shipment, [FromServices] HttpClient http, CancellationToken ct)
    {
        using var response = await http.PutAsJsonAsync($"/v1/shipments/{shipment.OrderId}", shipment, ct);
        response.EnsureSuccessStatusCode();
    }

    [Job] // clean
    public static async Task BookShipmentKeyed(Shipment shipment, [FromServices] HttpClient http, JobContext job, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/shipments") { Content = JsonContent.Create(shipment) };
        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    [Job] // clean
    public static async Task BookShipmentKeyedByOrder(Shipment shipment, [FromServices] HttpClient http)
    {
        var request = new HttpRequestMessage { Method = HttpMethod.Post, RequestUri = new Uri("https://ship.example/v1/shipments") };
        request.Headers.TryAddWithoutValidation("X-Idempotency-Key", "ship-" + shipment.OrderId);
        await http.SendAsync(request);
    }

    [Job] // TJ3015
    public static async Task BookShipmentFreshKey(Shipment shipment, [FromServices] HttpClient http)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/shipments");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await http.SendAsync(request);
    }

    [Job] // TJ3001
    public static async Task BookShipmentCorrelated(Shipment shipment, [FromServices] HttpClient http, JobContext job)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/shipments");
        request.Headers.Add("X-Correlation-Id", Guid.NewGuid().ToString());
        await http.SendAsync(request);
    }

    [Job] // clean
    public static async Task<string> FetchRates(string from, [FromServices] HttpClient http)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/rates?from={from}");
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [Job] // clean
    public static async Task DeleteRemote(string id, [FromServices] HttpClient http)
    {
        using var response = await http.DeleteAsync($"/v1/items/{id}");
        if (response.StatusCode != System.Net.HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    [Job] // clean
    public static async Task<int> SearchProducts(string query, [FromServices] HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("https://search.example/products/_search", new { query });
        return (int)response.StatusCode;
    }

    [Job] // clean
    public static async Task<string> AskGraph(string query, [FromServices] HttpClient http)
    {
        var response = await http.PostAsync("/graphql", new StringContent(query));
        return await response.Content.ReadAsStringAsync();
    }

    [Job] // clean
    public static async Task Authenticate([FromServices] HttpClient http)
    {
        var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        await http.PostAsync("https://login.example/oauth2/token", form);
        await http.GetAsync("/v1/ping");
    }

    [Job] // TJ3001
    public static async Task CallThroughClient(string orderId, [FromServices] PartnerClient partner) => await partner.CreateOrderAsync(orderId);

    [Job] // clean
    public static async Task ReadThroughClient(string orderId, [FromServices] PartnerClient partner) => await partner.GetOrderAsync(orderId);

    [Job] // TJ3001
    public static async Task PostThroughSender(string body, [FromServices] PartnerClient partner)
        => await partner.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/hooks") { Content = new StringContent(body) });

    [Job] // clean
    public static async Task GetThroughSender(string path, [FromServices] PartnerClient partner)
        => await partner.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    [Job] // TJ3001 TJ3026
    public static async Task PostWithOwnRetries(string body, [FromServices] HttpClient http)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await http.PostAsync("/hooks", new StringContent(body));
                return;
            }
            catch (HttpRequestException) when (attempt < 2)
            {
                await Task.Delay(1000);
            }
        }
    }

    [Job] // TJ3001
    public static async Task FanOut(List<string> hooks, string body, [FromServices] HttpClient http)
        => await Task.WhenAll(hooks.Select(hook => http.PostAsync(hook, new StringContent(body))));

    [Job] // clean
    public static async Task FanOutReads(List<string> urls, [FromServices] HttpClient http)
        => await Task.WhenAll(urls.Select(http.GetStringAsync));

    [Job] // TJ3001
    public static async Task PostInLocalFunction(string body, [FromServices] HttpClient http)
    {
        await PostAsync("/a");
        await PostAsync("/b");

        async Task PostAsync(string path) => await http.PostAsync(path, new StringContent(body));
    }

    [Job] // clean
    public static async Task PostOnceEach(List<string> hooks, string body, [FromServices] HttpClient http, JobContext job)
    {
        foreach (var hook in hooks)
        {
            await job.OnceAsync(hook, async _ => { await http.PostAsync(hook, new StringContent(body)); });
        }
    }

    [Job] // clean
    public static async Task DefaultHeaderKey(string body, [FromServices] IHttpClientFactory factory, JobContext job)
    {
        var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("Idempotency-Key", job.IdempotencyKey);
        await client.PostAsync("/hooks", new StringContent(body));
    }
}

public interface IHttpClientFactory { HttpClient CreateClient(); }

public class PartnerClient(HttpClient http)
{
    public async Task CreateOrderAsync(string orderId)
    {
        var response = await http.PostAsJsonAsync("orders", new { orderId });
        response.EnsureSuccessStatusCode();
    }

    public Task<string> GetOrderAsync(string orderId) => http.GetStringAsync("orders/" + orderId);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.UserAgent.ParseAdd("shop/1.0");
        return http.SendAsync(request);
    }
}
