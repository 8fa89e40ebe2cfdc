namespace TypedJobs;

/// <summary>When a job is settled, and with it what a crash does to it.</summary>
public enum AckMode
{
    /// <summary>After the attempt has ended: a job whose worker crashed runs again. At least once; the default.</summary>
    Late = 0,

    /// <summary>Before the attempt begins: a job whose worker crashed is lost, and one that fails is dead. At most once.</summary>
    Early,
}
