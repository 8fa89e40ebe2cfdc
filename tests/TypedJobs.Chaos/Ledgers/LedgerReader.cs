using System.Globalization;

namespace TypedJobs.Chaos.Ledgers;

/// <summary>All ledgers of a run, read when it is over.</summary>
internal sealed class LedgerReader
{
    public const string Extension = ".ledger";

    private readonly Dictionary<(string Id, int Attempt, int Process), JobRun> _open = [];

    /// <summary>Runs of jobs, in no order.</summary>
    public List<JobRun> Runs { get; } = [];

    /// <summary>Numbers that a client was about to enqueue.</summary>
    public HashSet<int> Called { get; } = [];

    public List<Acknowledged> Acknowledged { get; } = [];

    /// <summary>Ids of dead jobs whose handler ran.</summary>
    public HashSet<string> Mourned { get; } = [];

    public List<ProcessEvent> LeasesLost { get; } = [];

    public List<ProcessEvent> GivenUp { get; } = [];

    public List<ProcessEvent> ToldToEnd { get; } = [];

    public List<Stall> Stalls { get; } = [];

    public static LedgerReader Read(string folder)
    {
        var reader = new LedgerReader();
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var process = int.Parse(name[(name.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
            reader._open.Clear();
            foreach (var line in File.ReadLines(file))
            {
                reader.Add(process, line.Split(' '));
            }
        }

        return reader;
    }

    private void Add(int process, string[] line)
    {
        switch (line)
        {
            case ["began", var at, var number, var id, var attempt]:
                var begun = new JobRun(id, (int)Number(number), (int)Number(attempt), process, Number(at));
                _open[(id, begun.Attempt, process)] = begun;
                Runs.Add(begun);
                break;
            case ["done" or "threw" or "stopped", var at, _, var id, var attempt]:
                if (_open.Remove((id, (int)Number(attempt), process), out var run))
                {
                    run.Ended = Number(at);
                    run.End = line[0] switch { "done" => RunEnd.Done, "threw" => RunEnd.Threw, _ => RunEnd.Stopped };
                }

                break;
            case ["effect", var at, _, var id, var attempt]:
                if (_open.TryGetValue((id, (int)Number(attempt), process), out var acting))
                {
                    acting.EffectAt = Number(at);
                }

                break;
            case ["marked", var at, _, var id, var attempt]:
                if (_open.TryGetValue((id, (int)Number(attempt), process), out var marked))
                {
                    marked.MarkedAt = Number(at);
                }

                break;
            case ["mourned", _, var id]:
                Mourned.Add(id);
                break;
            case ["calling", _, var number]:
                Called.Add((int)Number(number));
                break;
            case ["acknowledged", _, var number, var id, var queue]:
                Acknowledged.Add(new Acknowledged((int)Number(number), id, queue));
                break;
            case ["lease-lost", var at]:
                LeasesLost.Add(new ProcessEvent(process, Number(at)));
                break;
            case ["gave-up", var at]:
                GivenUp.Add(new ProcessEvent(process, Number(at)));
                break;
            case ["told-to-end", var at]:
                ToldToEnd.Add(new ProcessEvent(process, Number(at)));
                break;
            case ["stalled", var from, var to]:
                Stalls.Add(new Stall(process, Number(from), Number(to)));
                break;
            default:
                // The last line of a process that was killed while it wrote.
                break;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>One run of one attempt of one job.</summary>
internal sealed class JobRun(string id, int number, int attempt, int process, long began)
{
    /// <summary>The number of a job that no client called: the handler of a dead one.</summary>
    public const int NoNumber = -1;

    public string Id { get; } = id;

    public int Number { get; } = number;

    public int Attempt { get; } = attempt;

    public int Process { get; } = process;

    public long Began { get; } = began;

    /// <summary>Null if the ledger tells of no end: the process was killed before it.</summary>
    public long? Ended { get; set; }

    public RunEnd End { get; set; }

    /// <summary>When it did what it is to do once; null if it did not, or there is no such thing.</summary>
    public long? EffectAt { get; set; }

    /// <summary>When it knew that Redis has the mark.</summary>
    public long? MarkedAt { get; set; }
}

/// <summary>How a run ended.</summary>
internal enum RunEnd
{
    None,
    Done,
    Threw,
    Stopped,
}

/// <summary>A job that Redis has, as a client was told.</summary>
internal sealed record Acknowledged(int Number, string Id, string Queue);

/// <summary>Something that a process told of itself.</summary>
internal sealed record ProcessEvent(int Process, long At);

/// <summary>A time in which no thread of a process ran.</summary>
internal sealed record Stall(int Process, long From, long To);
