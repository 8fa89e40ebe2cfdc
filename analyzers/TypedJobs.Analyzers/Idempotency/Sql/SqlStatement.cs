using System.Collections.Generic;

namespace TypedJobs.Analyzers.Idempotency;

internal enum SqlEffect
{
    /// <summary>A second run changes nothing more.</summary>
    Safe,

    /// <summary>A second run inserts again.</summary>
    Inserts,

    /// <summary>A second run changes a value relative to what the first left.</summary>
    UpdatesRelatively,

    /// <summary>A stored procedure: what it does is not in the text.</summary>
    Opaque,
}

/// <summary>What one statement does when it is run again.</summary>
internal sealed class SqlStatement
{
    public SqlEffect Effect { get; set; }

    public string Verb { get; set; } = "";

    /// <summary>The table written to, without schema; empty when there is none.</summary>
    public string Table { get; set; } = "";

    /// <summary>The column that is set relative to itself.</summary>
    public string Column { get; set; } = "";

    /// <summary>True when the number of rows tells whether this run was the first: a conditional update, an insert that does nothing on conflict.</summary>
    public bool Claims { get; set; }

    /// <summary>Its name as a part of another statement, <c>WITH moved AS (DELETE …)</c>; empty when it stands alone.</summary>
    public string Name { get; set; } = "";

    /// <summary>The parameter that gives an inserted row the key of its own table, without prefix; empty when none does.</summary>
    public string KeyParameter { get; set; } = "";

    /// <summary>Tables that it reads.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>Columns that its condition tests.</summary>
    public List<string> Tests { get; } = [];

    /// <summary>Columns that it sets.</summary>
    public List<string> Sets { get; } = [];
}
