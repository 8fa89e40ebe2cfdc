using System.Diagnostics;

namespace TypedJobs.Worker;

/// <summary>How a supervisor starts a child: the same program with the same arguments, told by the environment that it is one.</summary>
internal static class ChildProcess
{
    /// <summary>Set in a child: its number, from 1.</summary>
    public const string NumberVariable = "TYPEDJOBS_CHILD";

    /// <summary>Set in a child: where its <see cref="BegunLedger"/> is.</summary>
    private const string LedgerVariable = "TYPEDJOBS_CHILD_LEDGER";

    /// <summary>A child ends with it after a job went over its hard limit.</summary>
    public const int HardLimitExitCode = 86;

    /// <summary>True in a process that a supervisor started.</summary>
    public static bool IsChild => Environment.GetEnvironmentVariable(NumberVariable) is { Length: > 0 };

    /// <summary>In a child: where it notes what it has begun; null in any other process.</summary>
    public static string? LedgerPath => IsChild && Environment.GetEnvironmentVariable(LedgerVariable) is { Length: > 0 } path ? path : null;

    /// <summary>Where a child that is about to be started notes what it has begun.</summary>
    public static string NewLedgerPath(int number)
        => Path.Combine(Path.GetTempPath(), $"typedjobs-{Environment.ProcessId}-{number}-{Guid.NewGuid():N}");

    /// <summary>Starts a child. Its standard input is a pipe: a byte asks the child to stop, and so does the pipe's end, since then the supervisor is gone; an end after the byte asks it to hurry.</summary>
    public static Process Start(int number, string ledgerPath)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known, so it cannot be started again as a child."))
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        info.Environment[NumberVariable] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        info.Environment[LedgerVariable] = ledgerPath;
        foreach (var argument in Arguments())
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info) ?? throw new InvalidOperationException($"'{info.FileName}' could not be started as a child.");
    }

    private static IEnumerable<string> Arguments()
    {
        var arguments = Environment.GetCommandLineArgs();
        // 'dotnet app.dll …': the path of the process is the host's, and the first argument is the program.
        var underHost = string.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), "dotnet", StringComparison.OrdinalIgnoreCase);
        return underHost ? arguments : arguments.Skip(1);
    }
}
