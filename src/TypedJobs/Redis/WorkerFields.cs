using System.Globalization;
using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>A worker's record as the fields of a hash: text, so that <c>HGETALL</c> shows it to a person. A field that is not known is skipped, one that is absent is empty.</summary>
internal static class WorkerFields
{
    private const string Machine = "machine";
    private const string ProcessId = "pid";
    private const string Version = "version";
    private const string Queues = "queues";
    private const string Concurrency = "concurrency";
    private const string Started = "started";
    private const string Running = "running";
    private const string Memory = "memory";

    // heartbeat.lua writes it, by the server's clock.
    private const string Seen = "seen";

    /// <summary>Each field and its value, one after another.</summary>
    public static RedisValue[] Write(WorkerRecord worker) =>
    [
        Machine, worker.Machine,
        ProcessId, worker.ProcessId,
        Version, worker.Version,
        Queues, string.Join(',', worker.Queues),
        Concurrency, worker.Concurrency,
        Started, worker.StartedAt.ToUnixTimeMilliseconds(),
        Running, worker.Running,
        Memory, worker.MemoryBytes,
    ];

    public static WorkerRecord Read(string name, HashEntry[] entries)
    {
        var fields = entries.ToDictionary(static entry => entry.Name.ToString(), static entry => entry.Value.ToString(), StringComparer.Ordinal);
        return new WorkerRecord(
            name,
            fields.GetValueOrDefault(Machine, ""),
            (int)Number(ProcessId),
            fields.GetValueOrDefault(Version, ""),
            fields.GetValueOrDefault(Queues, "").Split(',', StringSplitOptions.RemoveEmptyEntries),
            (int)Number(Concurrency),
            Time(Started))
        {
            Running = (int)Number(Running),
            MemoryBytes = Number(Memory),
            SeenAt = Time(Seen),
        };

        long Number(string field)
            => long.TryParse(fields.GetValueOrDefault(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

        // Bytes that somebody else wrote are no reason to show no worker at all.
        DateTimeOffset Time(string field)
            => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(Number(field), 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
