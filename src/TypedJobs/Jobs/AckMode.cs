namespace TypedJobs;

/// <summary>What a crash in the middle of an attempt does to a job.</summary>
public enum AckMode
{
    /// <summary>After the attempt has ended: a job whose worker crashed runs again. At least once; the default.</summary>
    Late = 0,

    /// <summary>Before the attempt begins it is noted that it does: a job whose worker crashed or stopped in it is dead, as is one that fails. At most once.</summary>
    Early,
}
