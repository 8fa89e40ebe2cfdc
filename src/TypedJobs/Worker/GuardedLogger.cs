using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedJobs.Worker;

/// <summary>The logger of all roles: never throws. A provider may throw (a full disk), and so may the exception that it is given to show.</summary>
internal sealed class GuardedLogger : ILogger
{
    private readonly ILogger _inner;

    public GuardedLogger(ILogger inner) => _inner = inner;

    /// <summary>A logger of a category; one that says nothing if there can be none.</summary>
    public static GuardedLogger Create(ILoggerFactory loggers, string category)
    {
        try
        {
            return new GuardedLogger(loggers.CreateLogger(category));
        }
        catch (Exception)
        {
            return new GuardedLogger(NullLogger.Instance);
        }
    }

    /// <summary>Ends a scope.</summary>
    public static void End(IDisposable? scope)
    {
        try
        {
            scope?.Dispose();
        }
        catch (Exception)
        {
            // Nobody is left to tell: the logger is what fails.
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return _inner.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return _inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var shown = exception is null || ExceptionText.IsFormattable(exception) ? exception : Substitute(exception);
        if (!TryLog(logLevel, eventId, state, shown, formatter) && shown is not null && ExceptionText.Format(shown) is null)
        {
            // It was not the logger that threw: the line is worth more than the exception.
            TryLog(logLevel, eventId, state, Substitute(shown), formatter);
        }
    }

    private bool TryLog<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            _inner.Log(logLevel, eventId, state, exception, formatter);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static JobException Substitute(Exception exception)
    {
        var failure = JobFailure.From(exception, 1, default);
        return new JobException(failure.StackTrace ?? $"{failure.Type}: {failure.Message}");
    }
}
