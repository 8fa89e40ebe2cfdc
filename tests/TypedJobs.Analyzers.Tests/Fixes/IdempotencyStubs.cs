namespace TypedJobs.Analyzers.Tests.Fixes;

/// <summary>What the fixes' sources call, by the names under which the table of effects knows it.</summary>
internal static class IdempotencyStubs
{
    public const string Stripe = """

        namespace Stripe
        {
            public class RequestOptions { public string? IdempotencyKey { get; set; } }
            public class Service<T>;
            public class Charge { public string Id = ""; }
            public class ChargeCreateOptions { public long Amount { get; set; } }
            public class ChargeService : Service<Charge>
            {
                public Task<Charge> CreateAsync(ChargeCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) => null!;
            }
        }
        """;
}
