namespace TypedJobs;

/// <summary>Where jobs are: a queue.</summary>
/// <param name="Queue">The queue's name.</param>
/// <remarks>A name converts by itself. A queue that is split into partitions will name one of them here, and nowhere else.</remarks>
internal readonly record struct QueueAddress(string Queue)
{
    public static implicit operator QueueAddress(string queue) => new(queue);

    public override string ToString() => Queue;
}
