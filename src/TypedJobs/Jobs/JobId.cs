using System.Buffers.Binary;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace TypedJobs;

/// <summary>The identity of a job, and the queue to look for it on: one string that fits in a URL, in JSON and in a database.</summary>
/// <remarks>
/// <para>The identity is 128 bits: the priority, the millisecond in which the id was made, and 72 random bits. Stored as 16 bytes: one for the priority
/// (<c>h</c>, <c>n</c>, <c>l</c>), so that a script moves a job to its list without opening the body; six for Unix milliseconds, big-endian; nine random.</para>
/// <para>Written as <c>mail.06DC4R9V7XK2M8P3QH5T1W0Zn</c>: the queue, then 25 characters, which are the last fifteen bytes in Crockford's base 32
/// (<see href="https://www.crockford.com/base32.html"/>) and the priority's letter. The ids that handles, jobs and dead letters have name their queue, so
/// <see cref="IJobClient.GetHandle(JobId)"/> finds the job from the text alone. An id that <see cref="Create(JobPriority, TimeProvider, Random)"/> made
/// has no queue until it is enqueued, and is written as its 25 characters.</para>
/// <para>Two ids are equal if their 128 bits are; the queue is where to look, not who it is. Ids sort by time. In JSON and in routes an id is its text.</para>
/// </remarks>
[JsonConverter(typeof(JobIdJsonConverter))]
[TypeConverter(typeof(JobIdTypeConverter))]
public readonly partial struct JobId
{
    /// <summary>Bytes of a stored id.</summary>
    public const int Size = 16;

    private readonly ulong _high;
    private readonly ulong _low;

    // Null in everything that the store holds: there, the key names the queue.
    private readonly string? _queue;

    private JobId(ulong high, ulong low, string? queue = null)
    {
        _high = high;
        _low = low;
        _queue = queue;
    }

    /// <summary>True for <c>default</c>, which is no job's id.</summary>
    public bool IsEmpty => (_high | _low) == 0;

    /// <summary>The queue that the job was enqueued on; null in an id that was not enqueued yet, or that was written without its queue.</summary>
    public string? Queue => _queue;

    /// <summary>The priority that the job was enqueued with.</summary>
    public JobPriority Priority => (byte)(_high >> 56) switch
    {
        (byte)'h' => JobPriority.High,
        (byte)'l' => JobPriority.Low,
        _ => JobPriority.Normal,
    };

    /// <summary>When the id was made, by the clock of the client that made it, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)((_high >> 8) & 0xFFFF_FFFF_FFFF));

    /// <summary>Makes an id.</summary>
    /// <param name="priority">Decides the list that the job waits in.</param>
    /// <param name="time">The clock to stamp the id with.</param>
    /// <param name="random">The source of its 72 random bits.</param>
    /// <returns>An id that no other client makes, but for a chance of 2^-72 within one millisecond.</returns>
    public static JobId Create(JobPriority priority, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        return Create(priority, time.GetUtcNow().ToUnixTimeMilliseconds(), random);
    }

    internal static JobId Create(JobPriority priority, long unixMs, Random random)
    {
        var tag = priority switch { JobPriority.High => (ulong)'h', JobPriority.Low => 'l', _ => 'n' };
        var high = (tag << 56) | (((ulong)unixMs & 0xFFFF_FFFF_FFFF) << 8) | (byte)random.Next(256);
        // NextInt64 leaves out the sign bit; two draws would cost as much as one more bit is worth.
        return new JobId(high, ((ulong)random.NextInt64() << 1) ^ (ulong)random.NextInt64());
    }

    /// <summary>Makes the id of something that belongs to this job, the same whenever it is made: a child job that each attempt enqueues once.</summary>
    /// <param name="name">Tells what is made from one job apart.</param>
    /// <returns>An id of the same priority and time, without a queue; its random bits are taken from the SHA-256 of this id and the name.</returns>
    /// <example><code>await Jobs.SendReceipt.With(order).WithId(job.Id.Derive("receipt")).EnqueueAsync();</code></example>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public JobId Derive(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var text = new byte[Size + Encoding.UTF8.GetByteCount(name)];
        TryWriteBytes(text);
        Encoding.UTF8.GetBytes(name, text.AsSpan(Size));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return new JobId((_high & ~0xFFUL) | hash[0], BinaryPrimitives.ReadUInt64BigEndian(hash[1..]));
    }

    /// <summary>The same id, to be looked for on a queue: for ids that were kept without one.</summary>
    /// <param name="queue">The queue: 1 to 100 letters, digits, <c>.</c>, <c>-</c> or <c>_</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="queue"/> cannot name a queue.</exception>
    public JobId OnQueue(string queue)
    {
        QueueName.ThrowIfInvalid(queue);
        return At(queue);
    }

    /// <summary>The same for a name that is known to be valid.</summary>
    internal JobId At(string? queue) => new(_high, _low, queue);

    /// <summary>Reads a stored id.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes, as <see cref="TryWriteBytes"/> writes them.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public static JobId FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A stored job id has {Size} bytes, not {bytes.Length}.", nameof(bytes));
        }

        return new JobId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>Writes the stored form.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <returns>False if <paramref name="destination"/> is too short; nothing is written then.</returns>
    public bool TryWriteBytes(Span<byte> destination)
        => destination.Length >= Size
            && BinaryPrimitives.TryWriteUInt64BigEndian(destination, _high)
            && BinaryPrimitives.TryWriteUInt64BigEndian(destination[8..], _low);

    /// <summary>The stored form in an array of its own.</summary>
    public byte[] ToByteArray()
    {
        var bytes = new byte[Size];
        TryWriteBytes(bytes);
        return bytes;
    }
}
