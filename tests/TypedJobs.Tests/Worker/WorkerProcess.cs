using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TypedJobs.Tests.Worker;

/// <summary>The test worker as a process of its own, to be killed, stopped and told to end.</summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private readonly Process _process;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>Starts a worker and waits until it says that it runs.</summary>
    public static async Task<WorkerProcess> StartAsync(string redis, string queue, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TypedJobs.TestWorker.dll");
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Linux allows a user 128 watchers of files, which many workers at once would use up.
        info.Environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";
        foreach (var argument in (string[])[program, "--redis", redis, "--queues", queue, .. arguments])
        {
            info.ArgumentList.Add(argument);
        }

        var worker = new WorkerProcess(new Process { StartInfo = info });
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        await worker._started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return worker;
    }

    public void Kill() => _process.Kill();

    public void Terminate() => Signal(Sigterm);

    public void Pause() => Signal(Sigstop);

    public void Continue() => Signal(Sigcont);

    public Task WaitForExitAsync() => _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Waits for its end, however long that takes.</summary>
    public Task WaitForEndAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>What it has in memory now, in bytes.</summary>
    public long MemoryInUse
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processes that this one started and that still run.</summary>
    public int[] Children()
        => [.. Directory.EnumerateDirectories("/proc")
            .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && ParentOf(id) == Id)];

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal(Sigcont);
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    public static bool IsRunning(int id) => Directory.Exists($"/proc/{id}") && StateOf(id) is not ('Z' or '\0');

    private static int ParentOf(int id) => Stat(id) is { Length: > 1 } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : 0;

    private static char StateOf(int id) => Stat(id) is { Length: > 0 } stat ? stat[0][0] : '\0';

    // proc(5): the name in parentheses may hold spaces; state and parent follow it.
    private static string[] Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
        }

        if (line.Contains("The worker runs", StringComparison.Ordinal) || line.Contains("Supervising", StringComparison.Ordinal))
        {
            _started.TrySetResult();
        }
    }

    private void Signal(int signal)
    {
        if (SendSignal(_process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to worker {_process.Id}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
