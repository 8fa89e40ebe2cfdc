using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>In a child worker, puts its number behind the category of what TypedJobs logs, so that the children of one log can be told apart:
/// <c>TypedJobs.Worker.Child2</c>. Filters for <c>TypedJobs.Worker</c> hold for it, too.</summary>
internal sealed class ChildLoggers : ILoggerFactory
{
    private readonly ILoggerFactory _loggers;
    private readonly string _number;

    private ChildLoggers(ILoggerFactory loggers, string number)
    {
        _loggers = loggers;
        _number = number;
    }

    /// <summary>The program's loggers, with the number where this process is a child.</summary>
    public static ILoggerFactory Of(ILoggerFactory? loggers) => Of(loggers ?? NullLoggerFactory.Instance, Environment.GetEnvironmentVariable(ChildProcess.NumberVariable));

    public static ILoggerFactory Of(ILoggerFactory loggers, string? number) => string.IsNullOrEmpty(number) ? loggers : new ChildLoggers(loggers, number);

    public ILogger CreateLogger(string categoryName) => _loggers.CreateLogger($"{categoryName}.Child{_number}");

    public void AddProvider(ILoggerProvider provider) => _loggers.AddProvider(provider);

    // The program's own loggers are not this one's to end.
    public void Dispose()
    {
    }
}
