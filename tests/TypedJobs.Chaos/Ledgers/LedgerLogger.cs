using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TypedJobs.Chaos.Ledgers;

/// <summary>Puts into the ledger what a worker says of its lease, and all of its log into a file beside it.</summary>
internal sealed class LedgerLogger : ILoggerProvider, ILogger
{
    private readonly LedgerWriter _ledger;
    private readonly StreamWriter _log;

    public LedgerLogger(LedgerWriter ledger, string folder)
    {
        _ledger = ledger;
        _log = new StreamWriter(Path.Combine(folder, $"worker-{Environment.ProcessId}.log"), append: true) { AutoFlush = true };
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        switch (eventId.Name)
        {
            case "LogLeaseLost":
                _ledger.LeaseLost();
                break;
            case "LogGivenUp" or "LogStoppedWithLeases":
                _ledger.GaveUp();
                break;
        }

        lock (_log)
        {
            _log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()} {logLevel} {formatter(state, exception)}"));
            if (exception is not (null or InvalidOperationException))
            {
                _log.WriteLine(exception.ToString());
            }
        }
    }

    public void Dispose() => _log.Dispose();
}
