namespace TypedJobs.Worker;

/// <summary>How a worker works. Set in code, under <c>TypedJobs:Worker</c> in the configuration, or on the command line; the latter wins.</summary>
public sealed class JobWorkerOptions
{
    /// <summary>The queues that the worker takes jobs from.</summary>
    /// <value>Default: every queue that the program's jobs name. Command line: <c>--queues high,default</c>.</value>
    public IList<string> Queues { get; } = [];

    /// <summary>How many jobs run at once, over all queues.</summary>
    /// <value>Default: four times the number of processors. From 1 to 10,000. Command line: <c>--concurrency 8</c>.</value>
    public int Concurrency { get; set; } = Environment.ProcessorCount * 4;

    /// <summary>How long a lease lasts without renewal; when a worker is silent for this time, others take over what it held.</summary>
    /// <value>Default 15 s. From 1 s to 1 h. Renewed every third of it, so two renewals may fail.</value>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long running jobs may go on after the worker was told to stop, before their tokens are cancelled and they are handed back.</summary>
    /// <value>Default 25 s: under the 30 s that Kubernetes gives. From 0 to 1 h. Command line: <c>--drain-timeout 25s</c>.</value>
    /// <remarks>A stop takes at most three seconds more, also while Redis does not answer. A second signal (SIGTERM, Ctrl+C) ends the wait: the tokens are cancelled at once.
    /// The host gives all services together 30 s by default: for a longer drain set <c>HostOptions.ShutdownTimeout</c> five seconds above it.</remarks>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long after its token was cancelled (time limit, cancel, drain) a job that still runs is reported as stuck.</summary>
    /// <value>Default 10 s. From 0 to 1 h.</value>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many workers a job may take down before it is dead.</summary>
    /// <value>Default 3. From 1 to 100.</value>
    /// <remarks>The last of them while the worker ran nothing else: twice so if the job had run for over a second; three times, however long it
    /// ran, where more than two workers died within five minutes while they ran no job that had been in a crash before.</remarks>
    public int MaxCrashes { get; set; } = 3;

    /// <summary>How long a dead job is kept before the janitor purges it. The strictest worker of a queue decides.</summary>
    /// <value>Default 30 days. From 1 minute; 0 for ever.</value>
    public TimeSpan DeadRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many dead jobs of a queue are kept; beyond that the janitor purges the oldest. The strictest worker of a queue decides.</summary>
    /// <value>Default 10,000. 0 for any number.</value>
    public int DeadMaxCount { get; set; } = 10_000;

    /// <summary>How often an idle worker looks at its queues although no message came: the net under a message that was lost.</summary>
    /// <value>Default 5 s. From 100 ms to 5 s.</value>
    /// <remarks>One command for all queues, however many, while they are idle.</remarks>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most jobs that the worker holds beyond those that run; how many it does hold follows from how long its jobs take.</summary>
    /// <value>Default 2,000. From 0 to 10,000; 0 leases a job only when it can start at once.</value>
    public int MaxPrefetch { get; set; } = 2_000;

    /// <summary>The largest result that the worker stores, in bytes as encoded: what a job returns, and what an effect of <see cref="JobContext.OnceAsync{T}(string, Func{CancellationToken, Task{T}})"/> does.</summary>
    /// <value>Default 1 MiB: Redis holds results in memory, so put larger results in blob storage and return their key.
    /// From 1 KiB to 256 MiB. In the configuration with a unit: <c>512KB</c>.</value>
    /// <remarks>A job with a larger one is dead without another attempt, with a <see cref="ResultTooLargeException"/> as its error: another attempt would
    /// repeat its effect and return as much.</remarks>
    public int MaxResult { get; set; } = 1024 * 1024;

    /// <summary>How many child processes run the jobs, under a supervisor that starts them again when they end.</summary>
    /// <value>Default 0: this process runs the jobs itself. From 0 to 256. Command line: <c>--processes 4</c>.</value>
    /// <remarks>
    /// A child is the same program, started with the same arguments, so everything before <c>Run</c> happens in it too; each runs
    /// <see cref="Concurrency"/> jobs at once. A hard time limit, and the two limits below, need children. Standard input is not at a
    /// child's disposal: it is how it learns that its supervisor is gone.
    /// </remarks>
    public int Processes { get; set; }

    /// <summary>Recycles a child process after it has started this many jobs.</summary>
    /// <value>Default 0: no limit. Needs <see cref="Processes"/>.</value>
    public int MaxJobsPerProcess { get; set; }

    /// <summary>Recycles a child process whose working set is larger, in bytes. Looked at twice a second.</summary>
    /// <value>Default 0: no limit. Needs <see cref="Processes"/>. In the configuration and on the command line with a unit:
    /// <c>--max-memory-per-process 512MB</c>.</value>
    public long MaxMemoryPerProcess { get; set; }

    /// <summary>What is wrong with the options, each with its remedy; empty if nothing.</summary>
    internal IEnumerable<string> Problems()
    {
        foreach (var queue in Queues.Where(static queue => !QueueName.IsValid(queue)))
        {
            yield return $"Queues: '{queue}' cannot name a queue: use 1 to 100 letters, digits, '.', '-' or '_'.";
        }

        if (Concurrency is < 1 or > 10_000)
        {
            yield return $"Concurrency is {Concurrency}: set it from 1 to 10,000 (--concurrency 8).";
        }

        if (LeaseTime < TimeSpan.FromSeconds(1) || LeaseTime > TimeSpan.FromHours(1))
        {
            yield return $"LeaseTime is {LeaseTime}: set it from 1 s to 1 h.";
        }

        if (DrainTimeout < TimeSpan.Zero || DrainTimeout > TimeSpan.FromHours(1))
        {
            yield return $"DrainTimeout is {DrainTimeout}: set it from 0 to 1 h (--drain-timeout 25s).";
        }

        if (StuckAfter < TimeSpan.Zero || StuckAfter > TimeSpan.FromHours(1))
        {
            yield return $"StuckAfter is {StuckAfter}: set it from 0 to 1 h.";
        }

        if (MaxCrashes is < 1 or > 100)
        {
            yield return $"MaxCrashes is {MaxCrashes}: set it from 1 to 100.";
        }

        if (DeadRetention != TimeSpan.Zero && DeadRetention < TimeSpan.FromMinutes(1))
        {
            yield return $"DeadRetention is {DeadRetention}: set it to 1 min or more, or to 0 to keep dead jobs for ever.";
        }

        if (DeadMaxCount < 0)
        {
            yield return $"DeadMaxCount is {DeadMaxCount}: set it to 1 or more, or to 0 to keep any number of dead jobs.";
        }

        if (PollInterval < TimeSpan.FromMilliseconds(100) || PollInterval > TimeSpan.FromSeconds(5))
        {
            yield return $"PollInterval is {PollInterval}: set it from 100 ms to 5 s.";
        }

        if (Processes is < 0 or > 256)
        {
            yield return $"Processes is {Processes}: set it from 0 (no child processes) to 256 (--processes 4).";
        }

        if (Processes == 0 && (MaxJobsPerProcess > 0 || MaxMemoryPerProcess > 0))
        {
            yield return "MaxJobsPerProcess and MaxMemoryPerProcess need child processes to recycle: set Processes (--processes 1).";
        }

        if (MaxJobsPerProcess < 0 || MaxMemoryPerProcess < 0)
        {
            yield return "MaxJobsPerProcess and MaxMemoryPerProcess cannot be negative: 0 is no limit.";
        }

        if (MaxResult is < 1024 or > 256 * 1024 * 1024)
        {
            yield return $"MaxResult is {MaxResult} bytes: set it from 1 KiB to 256 MiB.";
        }

        if (MaxPrefetch is < 0 or > 10_000)
        {
            yield return $"MaxPrefetch is {MaxPrefetch}: set it from 0 to 10,000.";
        }
    }
}
