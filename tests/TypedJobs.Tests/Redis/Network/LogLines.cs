using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>What was logged from warnings up, to be counted.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>How often a line with these words was logged.</summary>
    public int Count(string words) => _lines.Count(line => line.Text.Contains(words, StringComparison.Ordinal));

    public string[] Of(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
