using TypedJobs.Serialization;
using TypedJobs.Storage;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    // A call that got no answer is most often the network's fault, so it is tried whole again before it is split.
    private const int TriesBeforeSplit = 2;
    private const int TriesOfOne = 5;

    // Less has never been too much for a server that takes any command.
    private const int SmallBytes = 64 * 1024;

    private int _failedCalls;

    /// <summary>The store does not take a batch: it is split, until only the job stays behind whose end the store does not take, and that one is dead.</summary>
    /// <remarks>What is refused as a whole (out of memory, read-only) is not the fault of a job, and is tried again as it is.</remarks>
    private void SplitRefused(ReadOnlyMemory<Settlement> settlements, StoreException exception)
    {
        if (settlements.IsEmpty || !exception.MayBeApplied)
        {
            return;
        }

        _failedCalls++;
        var isAnswered = exception.Failure == StoreFailure.Failed;
        if (settlements.Length > 1)
        {
            if (isAnswered || _failedCalls > TriesBeforeSplit)
            {
                _ended.Halve();
            }

            return;
        }

        var one = settlements.Span[0];
        if (_failedCalls > TriesOfOne && (isAnswered || one.Bytes > SmallBytes))
        {
            LogNotTaken(_logger, exception, one.Id, Queue, one.Bytes);
            _ended.Replace(NotTaken(one, exception));
            _failedCalls = 0;
        }
    }

    private Settlement NotTaken(in Settlement settlement, StoreException exception)
    {
        var failure = new JobFailure(
            "SettlementNotTaken",
            $"The attempt ended, but Redis did not take its end of {settlement.Bytes} bytes: {exception.Message} Return less, or store it elsewhere and return its key.",
            null,
            1,
            Time.GetUtcNow());
        return new Settlement(settlement.Id, SettlementKind.Dead)
        {
            Failure = FailureCodec.ToBytes(failure),
            Outcome = settlement.Outcome.IsEmpty ? default(ReadOnlyMemory<byte>) : JobOutcome.Failed(failure),
            OutcomeTtlMs = settlement.OutcomeTtlMs,
        };
    }
}
