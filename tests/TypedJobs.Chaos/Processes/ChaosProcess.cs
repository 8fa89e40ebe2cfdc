using System.Diagnostics;

namespace TypedJobs.Chaos.Processes;

/// <summary>This program in another role, as a process of its own that ends with this one.</summary>
internal sealed class ChaosProcess : IDisposable
{
    private readonly Process _process;

    private ChaosProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a role.</summary>
    /// <param name="arguments">What it is told.</param>
    /// <param name="environment">What it finds in its environment beyond ours.</param>
    public static ChaosProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known, so it cannot start workers.");
        var info = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        // Linux allows a user 128 watchers of files, which many workers at once would use up.
        info.Environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return new ChaosProcess(Process.Start(info)!);
    }

    /// <summary>In a role: ends the process when the one that started it is gone.</summary>
    public static void EndWithParent() => new Thread(static () =>
    {
        using var pipe = Console.OpenStandardInput();
        var nothing = new byte[16];
        while (pipe.Read(nothing) > 0)
        {
        }

        Environment.Exit(3);
    })
    { IsBackground = true, Name = "chaos parent watch" }.Start();

    /// <summary>The next line that it prints; null if it has ended.</summary>
    public async Task<string?> ReadLineAsync(TimeSpan limit)
        => await _process.StandardOutput.ReadLineAsync().WaitAsync(limit);

    public void Kill() => _process.Kill();

    public void Terminate() => Signal.Send(Id, Signal.Terminate);

    public async Task WaitForExitAsync(TimeSpan limit) => await _process.WaitForExitAsync().WaitAsync(limit);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
