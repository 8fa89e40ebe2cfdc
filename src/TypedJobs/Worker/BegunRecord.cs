using System.Buffers.Binary;
using System.Text;

namespace TypedJobs.Worker;

/// <summary>What a child has noted in its <see cref="BegunLedger"/> by the time that it died.</summary>
/// <param name="Begun">Jobs that ran.</param>
/// <param name="Sessions">Its sessions, by queue.</param>
internal sealed record BegunRecord(JobId[] Begun, (string Queue, string Session)[] Sessions)
{
    private static readonly BegunRecord Empty = new([], []);

    /// <summary>Reads a child's file, and deletes it.</summary>
    /// <returns>What is in it; nothing if there is no such file or it is cut off.</returns>
    public static BegunRecord Take(string path)
    {
        try
        {
            var record = File.Exists(path) ? Read(File.ReadAllBytes(path)) : Empty;
            File.Delete(path);
            return record;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }

    internal static BegunRecord Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < BegunLedger.Header || BinaryPrimitives.ReadInt64LittleEndian(file) != BegunLedger.Magic)
        {
            return Empty;
        }

        var slots = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        var queues = BinaryPrimitives.ReadInt32LittleEndian(file[12..]);
        if (slots < 0 || queues < 0 || file.Length < BegunLedger.Header + (slots * (long)JobId.Size) + (queues * (long)BegunLedger.Record))
        {
            return Empty;
        }

        var begun = new List<JobId>();
        for (var i = 0; i < slots; i++)
        {
            var slot = file.Slice(BegunLedger.Header + (i * JobId.Size), JobId.Size);
            if (BinaryPrimitives.ReadInt64LittleEndian(slot) != 0)
            {
                begun.Add(JobId.FromBytes(slot));
            }
        }

        var sessions = new List<(string, string)>();
        for (var i = 0; i < queues; i++)
        {
            ReadSession(file.Slice(BegunLedger.Header + (slots * JobId.Size) + (i * BegunLedger.Record), BegunLedger.Record), sessions);
        }

        return new BegunRecord([.. begun], [.. sessions]);
    }

    private static void ReadSession(ReadOnlySpan<byte> record, List<(string, string)> sessions)
    {
        var queue = BinaryPrimitives.ReadInt32LittleEndian(record);
        var session = BinaryPrimitives.ReadInt32LittleEndian(record[sizeof(int)..]);
        var text = record[(2 * sizeof(int))..];
        if (queue > 0 && session > 0 && queue <= text.Length && session <= text.Length - queue)
        {
            sessions.Add((Encoding.UTF8.GetString(text[..queue]), Encoding.UTF8.GetString(text.Slice(queue, session))));
        }
    }
}
