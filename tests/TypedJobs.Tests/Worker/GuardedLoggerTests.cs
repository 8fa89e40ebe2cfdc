using Microsoft.Extensions.Logging;
using TypedJobs.Tests.Jobs;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Worker;

public sealed class GuardedLoggerTests
{
    [Theory]
    [MemberData(nameof(HostileExceptions.All), MemberType = typeof(HostileExceptions))]
    public void Log_OfAnExceptionThatCannotBeShown_SaysTheLineAllTheSame(string kind)
    {
        using var logging = new HostileLogging { Throws = false };
        new GuardedLogger(logging).Log(LogLevel.Error, 0, "the line", HostileExceptions.Thrown(kind), static (state, _) => state);
        Assert.Contains("the line", Assert.Single(logging.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void AllMembers_OfALoggerThatThrows_DoNot()
    {
        using var throwing = new ThrowingLogger();
        var logger = new GuardedLogger(throwing);
        Assert.False(logger.IsEnabled(LogLevel.Critical));
        logger.Log(LogLevel.Error, 0, "the line", new TimeoutException(), static (state, _) => state);
        Assert.Null(logger.BeginScope("scope"));
        GuardedLogger.End(throwing);
        GuardedLogger.End(null);
        GuardedLogger.Create(throwing, "any").Log(LogLevel.Error, 0, "the line", null, static (state, _) => state);
    }

    private sealed class ThrowingLogger : ILogger, ILoggerFactory
    {
        private bool _ended;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => throw new InvalidOperationException("no scope");

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("no level");

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new InvalidOperationException("no line");

        public ILogger CreateLogger(string categoryName) => throw new InvalidOperationException("no logger");

        public void AddProvider(ILoggerProvider provider) => throw new InvalidOperationException("no provider");

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                throw new InvalidOperationException("no end");
            }
        }
    }
}
