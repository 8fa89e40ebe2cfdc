namespace TypedJobs.Redis;

/// <summary>Negative replies of scripts; a test compares them with the headers of the <c>.lua</c> files.</summary>
internal enum ScriptStatus
{
    /// <summary>The queue holds as many waiting jobs as it may; nothing was stored.</summary>
    QueueFull = -1,

    /// <summary>One of the ids is stored already; nothing was stored.</summary>
    Repeated = -2,

    /// <summary>Another worker has recovered the session; nothing was done.</summary>
    LeaseLost = -3,

    /// <summary>The call lay too long on its way for what it decides by time; nothing was done.</summary>
    Void = -4,
}
