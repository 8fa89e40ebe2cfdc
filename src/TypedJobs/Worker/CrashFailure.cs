using TypedJobs.Serialization;

namespace TypedJobs.Worker;

/// <summary>What is kept beside a job that took down too many workers.</summary>
internal static class CrashFailure
{
    public static byte[] ToBytes(int maxCrashes, DateTimeOffset now)
        => FailureCodec.ToBytes(new JobFailure(
            "WorkerCrashed",
            $"The worker that ran the job died, {maxCrashes} times at least, the last time while it ran nothing else. Look at its logs for a crash, or at the host's for out of memory.",
            null,
            1,
            now));
}
