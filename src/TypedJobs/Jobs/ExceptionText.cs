using System.Text;

namespace TypedJobs;

/// <summary>Reads the texts of an exception. Its members are anybody's code: they may throw, be null, be huge, or recurse through a long chain of inner exceptions.</summary>
internal static class ExceptionText
{
    // Exception.ToString, and a Message that shows its inner exception's, call themselves once a level: a chain that is long enough ends the process.
    private const int MaxFormattedDepth = 100;
    private const int MaxMessageDepth = 2_500;
    private const int MaxFormattedLength = 100_000;
    private const int MaxVisited = 20_000;

    /// <summary>The full name of the type.</summary>
    public static string TypeOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    /// <summary>The message, or a text that says why there is none.</summary>
    public static string MessageOf(Exception exception)
        => DepthOf(exception) > MaxMessageDepth ? $"(its inner exceptions are nested more than {MaxMessageDepth:N0} levels deep, so its message was not read)" : ReadMessage(exception);

    /// <summary>Type, message and stack of an exception and of those within it; null for one that was never thrown and wraps nothing.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="length">About how many characters are of use.</param>
    public static string? Of(Exception exception, int length)
    {
        if (exception.InnerException is null && StackOf(exception) is null)
        {
            return null;
        }

        return (IsFormattable(exception) ? Format(exception) : null) ?? Describe(exception, length);
    }

    /// <summary>True if <see cref="Exception.ToString"/> may be called without harm; whether it throws is another matter.</summary>
    public static bool IsFormattable(Exception exception)
    {
        if (DepthOf(exception) > MaxFormattedDepth)
        {
            return false;
        }

        var length = 0;
        for (var inner = exception; inner is not null && length <= MaxFormattedLength; inner = inner.InnerException)
        {
            length += ReadMessage(inner).Length;
        }

        return length <= MaxFormattedLength;
    }

    /// <summary>What <see cref="Exception.ToString"/> says; null if it throws or says nothing.</summary>
    public static string? Format(Exception exception)
    {
        try
        {
            return exception.ToString();
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>How deeply exceptions are nested, counted without recursion; aggregates by all that they hold.</summary>
    private static int DepthOf(Exception exception)
    {
        if (exception.InnerException is null)
        {
            return 1;
        }

        var (deepest, visited) = (1, 0);
        var open = new Stack<(Exception Exception, int Depth)>();
        open.Push((exception, 1));
        while (open.TryPop(out var next) && visited++ < MaxVisited)
        {
            deepest = Math.Max(deepest, next.Depth);
            if (next.Exception is AggregateException aggregate)
            {
                foreach (var inner in aggregate.InnerExceptions)
                {
                    open.Push((inner, next.Depth + 1));
                }
            }
            else if (next.Exception.InnerException is { } inner)
            {
                open.Push((inner, next.Depth + 1));
            }
        }

        return open.Count > 0 ? int.MaxValue : deepest;
    }

    private static string Describe(Exception exception, int length)
    {
        var text = new StringBuilder();
        for (var next = exception; next is not null && text.Length < length; next = next.InnerException)
        {
            text.Append(next == exception ? "" : "\n ---> ").Append(TypeOf(next)).Append(": ").Append(Start(MessageOf(next), JobFailure.MaxMessageLength));
            if (StackOf(next) is { } stack)
            {
                text.Append('\n').Append(Start(stack, length));
            }
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Start(string text, int length) => text.AsSpan(0, Math.Min(text.Length, length));

    private static string ReadMessage(Exception exception)
    {
        try
        {
            return exception.Message ?? "(the exception has no message)";
        }
        catch (Exception thrown)
        {
            return $"(the Message of the exception threw {TypeOf(thrown)})";
        }
    }

    private static string? StackOf(Exception exception)
    {
        try
        {
            return exception.StackTrace;
        }
        catch (Exception thrown)
        {
            return $"   (the StackTrace of the exception threw {TypeOf(thrown)})";
        }
    }
}
