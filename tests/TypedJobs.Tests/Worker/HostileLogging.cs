using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Tests.Worker;

/// <summary>A log provider that throws at everything that TypedJobs asks of it, as one on a full disk.</summary>
internal sealed class HostileLogging : ILoggerProvider, ILogger
{
    private HostileLogging? _hostile;

    private static readonly InvalidOperationException DiskFull = new("the disk is full");

    /// <summary>Lines that were to be written.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>False: only remembers, and shows exceptions as a console does.</summary>
    public bool Throws { get; init; } = true;

    public ILogger CreateLogger(string categoryName)
        => categoryName.StartsWith("TypedJobs", StringComparison.Ordinal) ? this : _hostile ??= new HostileLogging { Throws = false };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => Throws ? throw DiskFull : null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue($"{formatter(state, exception)} {exception}");
        if (Throws)
        {
            throw DiskFull;
        }
    }

    public void Dispose()
    {
    }
}
