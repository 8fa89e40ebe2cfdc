namespace TypedJobs.Embedded;

/// <summary>Where the embedded server listens and what it keeps. Set in code, or under <c>TypedJobs:Embedded</c> in the configuration; the latter wins.</summary>
public sealed class EmbeddedRedisOptions
{
    /// <summary>The loopback port.</summary>
    /// <value>Default 0: any that is free, told by <see cref="EmbeddedRedis.Endpoint"/>. From 0 to 65,535.</value>
    public int Port { get; set; }

    /// <summary>A folder to keep jobs in, so that they outlive the process. One process at a time.</summary>
    /// <value>Default null: jobs live as long as the process.</value>
    public string? DataFolder { get; set; }

    internal void ThrowIfInvalid()
    {
        if (Port is < 0 or > 65_535)
        {
            throw new ArgumentException($"EmbeddedRedisOptions.Port is {Port}: use 0 for any free port, or 1 to 65535.", nameof(Port));
        }

        if (DataFolder is not null && string.IsNullOrWhiteSpace(DataFolder))
        {
            throw new ArgumentException("EmbeddedRedisOptions.DataFolder is blank: name a folder, or leave it null to keep nothing.", nameof(DataFolder));
        }
    }
}
