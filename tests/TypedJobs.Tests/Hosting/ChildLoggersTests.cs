using Microsoft.Extensions.Logging;

namespace TypedJobs.Tests.Hosting;

/// <summary>Children of one supervisor write into one log.</summary>
public sealed class ChildLoggersTests
{
    [Fact]
    public void Logger_OfAChild_HasItsNumberInTheCategory()
    {
        var categories = new Categories();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(categories));

        ChildLoggers.Of(loggers, "2").CreateLogger("TypedJobs.Worker");
        ChildLoggers.Of(loggers, null).CreateLogger("TypedJobs.Worker");

        Assert.Equal(["TypedJobs.Worker.Child2", "TypedJobs.Worker"], categories.Names);
    }

    private sealed class Categories : ILoggerProvider
    {
        public List<string> Names { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Names.Add(categoryName);
            return Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        }

        public void Dispose()
        {
        }
    }
}
