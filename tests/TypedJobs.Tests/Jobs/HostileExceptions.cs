namespace TypedJobs.Tests.Jobs;

/// <summary>Exceptions as nobody should write them, and somebody does.</summary>
public static class HostileExceptions
{
    private const int TwentyMillion = 20_000_000;

    private static readonly Dictionary<string, Func<Exception>> Kinds = new(StringComparer.Ordinal)
    {
        ["message throws"] = static () => new Hostile { OnMessage = static () => throw new InvalidOperationException("evil") },
        ["message is null"] = static () => new Hostile { OnMessage = static () => null! },
        ["message is huge"] = static () => new Hostile { OnMessage = static () => new string('x', TwentyMillion) },
        ["message has half a pair"] = static () => new Hostile { OnMessage = static () => "a\ud83d" },
        ["stack throws"] = static () => new Hostile { OnStackTrace = static () => throw new InvalidOperationException("evil") },
        ["stack is huge"] = static () => new Hostile { OnStackTrace = static () => new string('x', TwentyMillion) },
        ["text throws"] = static () => new Hostile { OnText = static () => throw new InvalidOperationException("evil") },
        ["text is null"] = static () => new Hostile { OnText = static () => null! },
        ["data throws"] = static () => new Hostile { ThrowsOnData = true },
        ["everything throws"] = static () => new Hostile
        {
            OnMessage = static () => throw new InvalidOperationException("evil"),
            OnStackTrace = static () => throw new InvalidOperationException("evil"),
            OnText = static () => throw new InvalidOperationException("evil"),
            ThrowsOnData = true,
        },
        ["2,000 inner"] = static () => Nested(2_000),
        ["200,000 inner"] = static () => Nested(200_000),
        ["2,000 in an aggregate"] = static () => new AggregateException(Enumerable.Range(0, 2_000).Select(static i => new TimeoutException($"number {i}"))),
        ["aggregates within aggregates"] = static () => Aggregates(50_000),
    };

    public static TheoryData<string> All => [.. Kinds.Keys];

    public static Exception Make(string kind) => Kinds[kind]();

    /// <summary>The exception as one that was thrown.</summary>
    public static Exception Thrown(string kind)
    {
        try
        {
            throw Make(kind);
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static InvalidOperationException Nested(int depth)
    {
        var exception = new InvalidOperationException("innermost");
        for (var i = 1; i < depth; i++)
        {
            exception = new InvalidOperationException($"level {i}", exception);
        }

        return exception;
    }

    private static AggregateException Aggregates(int depth)
    {
        var exception = new AggregateException("innermost", new TimeoutException());
        for (var i = 1; i < depth; i++)
        {
            // Not the array's first element by Message, which aggregates build from all that they hold.
            exception = new AggregateException([exception]);
        }

        return exception;
    }

    private sealed class Hostile : Exception
    {
        public Func<string>? OnMessage { get; init; }

        public Func<string>? OnStackTrace { get; init; }

        public Func<string>? OnText { get; init; }

        public bool ThrowsOnData { get; init; }

        public override string Message => OnMessage is null ? "a message" : OnMessage();

        public override string? StackTrace => OnStackTrace is null ? base.StackTrace : OnStackTrace();

        public override System.Collections.IDictionary Data => ThrowsOnData ? throw new InvalidOperationException("evil") : base.Data;

        public override string ToString() => OnText is null ? base.ToString() : OnText();
    }
}
