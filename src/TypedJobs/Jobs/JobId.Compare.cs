namespace TypedJobs;

public readonly partial struct JobId : IEquatable<JobId>, IComparable<JobId>
{
    /// <summary>True if the 128 bits are the same, whatever queue the ids name.</summary>
    public bool Equals(JobId other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JobId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Older first; the priority decides last.</summary>
    public int CompareTo(JobId other)
    {
        const ulong WithoutPriority = 0x00FF_FFFF_FFFF_FFFF;
        var byTime = (_high & WithoutPriority).CompareTo(other._high & WithoutPriority);
        return byTime != 0 ? byTime : _low != other._low ? _low.CompareTo(other._low) : _high.CompareTo(other._high);
    }

    /// <summary>Same id.</summary>
    public static bool operator ==(JobId left, JobId right) => left.Equals(right);

    /// <summary>Another id.</summary>
    public static bool operator !=(JobId left, JobId right) => !left.Equals(right);

    /// <summary>Older.</summary>
    public static bool operator <(JobId left, JobId right) => left.CompareTo(right) < 0;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(JobId left, JobId right) => left.CompareTo(right) <= 0;

    /// <summary>Newer.</summary>
    public static bool operator >(JobId left, JobId right) => left.CompareTo(right) > 0;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(JobId left, JobId right) => left.CompareTo(right) >= 0;
}
