using System.Reflection;
using TypedJobs.Storage;

namespace TypedJobs.Tests.Worker;

/// <summary>A real store whose answers can be lost on their way: the call is done, and the caller is told that no answer came.</summary>
public class LossyStore : DispatchProxy
{
    private IJobStore? _inner;
    private Func<LeaseRequest, Task<bool>> _loses = static _ => Task.FromResult(false);

    /// <summary>Lets through the lease keeper's calls; set to false while the worker is to look dead.</summary>
    internal bool Extends { get; set; } = true;

    /// <summary>Of so many recoveries that bring a dead job, the answer is lost.</summary>
    internal int RecoveriesToLose { get; set; }

    internal static (IJobStore Store, LossyStore Control) Around(IJobStore inner)
    {
        var store = Create<IJobStore, LossyStore>();
        var control = (LossyStore)(object)store;
        control._inner = inner;
        return (store, control);
    }

    /// <summary>Asks before every lease call whether the store fails at it; by default it does not.</summary>
    internal Func<LeaseRequest, bool> Fails { get; set; } = static _ => false;

    /// <summary>Asks after every lease call whether its answer is lost.</summary>
    internal void Lose(Func<LeaseRequest, Task<bool>> loses) => Volatile.Write(ref _loses, loses);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        return targetMethod.Name switch
        {
            nameof(IJobStore.LeaseAsync) => new ValueTask<LeaseReply>(LeaseAsync((QueueAddress)args![0]!, (WorkerSession)args[1]!, (LeaseRequest)args[2]!)),
            nameof(IJobStore.RecoverExpiredAsync) when RecoveriesToLose > 0 => new ValueTask<RecoverReply>(
                RecoverAsync((QueueAddress)args![0]!, (int)args[1]!, (ReadOnlyMemory<byte>)args[2]!)),
            nameof(IJobStore.ExtendLease) when !Extends => throw new StoreException("Lost on the way.", StoreFailure.NotSent),
            _ => targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null),
        };
    }

    private async Task<RecoverReply> RecoverAsync(QueueAddress queue, int maxCrashes, ReadOnlyMemory<byte> crashFailure)
    {
        var reply = await _inner!.RecoverExpiredAsync(queue, maxCrashes, crashFailure);
        if (reply.Unannounced.Length == 0)
        {
            return reply;
        }

        RecoveriesToLose--;
        throw new StoreException("The answer is lost.", StoreFailure.Unanswered);
    }

    private async Task<LeaseReply> LeaseAsync(QueueAddress queue, WorkerSession session, LeaseRequest request)
    {
        if (Fails(request))
        {
            throw new StoreException("It fails at this.", StoreFailure.Failed);
        }

        var reply = await _inner!.LeaseAsync(queue, session, request);
        return await Volatile.Read(ref _loses)(request) ? throw new StoreException("The answer is lost.", StoreFailure.Unanswered) : reply;
    }
}
