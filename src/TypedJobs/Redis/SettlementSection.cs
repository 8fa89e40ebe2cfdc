using StackExchange.Redis;
using TypedJobs.Storage;

namespace TypedJobs.Redis;

/// <summary>One kind of end in a batch, as <c>settle.lua</c> reads it: kind, count, ids, how many values each job has, then the values, job by job.</summary>
/// <remarks>A new kind is one class here, a line in <see cref="All"/>, and a <c>settle_….lua</c>. A batch without a kind does not carry it.</remarks>
internal abstract class SettlementSection
{
    /// <summary>Where in <see cref="All"/> outcomes are.</summary>
    public const int OutcomePosition = 5;

    /// <summary>Where in <see cref="All"/> follow-ups are.</summary>
    public const int FollowUpPosition = 6;

    private const int Head = 4;

    private readonly RedisValue _kind;

    private SettlementSection(string kind, int stride)
    {
        _kind = kind;
        Stride = stride;
    }

    /// <summary>Every kind. What frees comes before what adds, so that a batch goes through at <c>maxmemory</c>.</summary>
    public static SettlementSection[] All { get; } = Number(
        new Succeeded(), new Cancelled(), new Waiting("retried", SettlementKind.Retry), new Waiting("parked", SettlementKind.Park), new Dead(), new Outcome(),
        new FollowUps());

    /// <summary>Where in <see cref="All"/> the section of a kind of settlement is.</summary>
    public static int PositionOf(SettlementKind kind) => kind switch
    {
        SettlementKind.Succeeded => 0,
        SettlementKind.Cancelled => 1,
        SettlementKind.Retry => 2,
        SettlementKind.Park => 3,
        SettlementKind.Dead => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of settlement."),
    };

    /// <summary>Its place in <see cref="All"/>.</summary>
    public int Position { get; private set; }

    /// <summary>How many values each job has.</summary>
    protected int Stride { get; }

    /// <summary>True if the settlement belongs to this section; one may belong to several.</summary>
    public abstract bool Holds(in Settlement settlement);

    /// <summary>How many arguments it is, for this many jobs.</summary>
    public int Length(int count) => count == 0 ? 0 : Head + (count * Stride);

    /// <summary>Writes the section.</summary>
    /// <param name="section">Where to; as long as <see cref="Length"/> says.</param>
    /// <param name="ids">Memory for the ids.</param>
    /// <param name="queue">The queue whose jobs are settled.</param>
    /// <param name="settlements">The batch, of which it takes those that it <see cref="Holds"/>.</param>
    public void Write(Span<RedisValue> section, Memory<byte> ids, QueueAddress queue, ReadOnlySpan<Settlement> settlements)
    {
        section[0] = _kind;
        section[1] = ids.Length / JobId.Size;
        section[2] = (ReadOnlyMemory<byte>)ids;
        section[3] = Stride;
        var written = 0;
        foreach (ref readonly var settlement in settlements)
        {
            if (Holds(settlement))
            {
                settlement.Id.TryWriteBytes(ids.Span[(written * JobId.Size)..]);
                WriteValues(section.Slice(Head + (written * Stride), Stride), queue, settlement);
                written++;
            }
        }
    }

    /// <summary>Writes the values of one job.</summary>
    protected abstract void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement);

    private static SettlementSection[] Number(params SettlementSection[] sections)
    {
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i].Position = i;
        }

        return sections;
    }

    private sealed class Succeeded() : SettlementSection("succeeded", stride: 0)
    {
        public override bool Holds(in Settlement settlement) => settlement.Kind == SettlementKind.Succeeded;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
        }
    }

    private sealed class Cancelled() : SettlementSection("cancelled", stride: 0)
    {
        public override bool Holds(in Settlement settlement) => settlement.Kind == SettlementKind.Cancelled;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
        }
    }

    private sealed class Waiting(string kind, SettlementKind settled) : SettlementSection(kind, stride: 2)
    {
        public override bool Holds(in Settlement settlement) => settlement.Kind == settled;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
            values[0] = settlement.DelayMs;
            values[1] = settlement.Body;
        }
    }

    private sealed class Dead() : SettlementSection("dead", stride: 2)
    {
        public override bool Holds(in Settlement settlement) => settlement.Kind == SettlementKind.Dead;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
            values[0] = settlement.Body;
            values[1] = settlement.Failure;
        }
    }

    private sealed class Outcome() : SettlementSection("outcome", stride: 2)
    {
        public override bool Holds(in Settlement settlement) => !settlement.Outcome.IsEmpty;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
            values[0] = settlement.Outcome;
            values[1] = Math.Max(1, settlement.OutcomeTtlMs);
        }
    }

    private sealed class FollowUps() : SettlementSection("follow_up", stride: 3)
    {
        public override bool Holds(in Settlement settlement) => settlement.FollowUp is not null;

        protected override void WriteValues(Span<RedisValue> values, QueueAddress queue, in Settlement settlement)
        {
            var followUp = settlement.FollowUp!;
            values[0] = followUp.Queue == queue ? RedisValue.EmptyString : followUp.Queue.ToString();
            values[1] = followUp.Job.Id.ToByteArray();
            values[2] = followUp.Job.Body;
        }
    }
}
