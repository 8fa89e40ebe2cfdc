using System;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>What the names of members and headers tell.</summary>
internal static class Names
{
    private static readonly string[] Keys =
        ["idempoten", "dedup", "clienttoken", "clientrequesttoken", "requestid", "messageid", "uniquekey", "onceid"];

    private static readonly string[] Marks =
        ["Mark", "Set", "Save", "Add", "Insert", "Record", "Store", "Update", "Complete", "Create", "Upsert", "Write", "Put", "Confirm", "Register"];

    private static readonly string[] Claims =
        ["TryClaim", "TryBegin", "TryStart", "TryMark", "TryReserve", "TryRegister", "TryInsert", "TryAdd", "TryProcess", "TryConsume", "TryCreate", "Claim"];

    private static readonly string[] Runs = ["jobrun", "taskrun", "jobexecution", "taskexecution", "jobhistory", "taskhistory", "heartbeat"];

    /// <summary>True for the name of a key by which the other side tells a repeat: <c>IdempotencyKey</c>, <c>X-Idempotency-Key</c>, <c>MessageId</c>.</summary>
    public static bool IsKey(string name)
    {
        var plain = Plain(name);
        foreach (var key in Keys)
        {
            if (plain.IndexOf(key, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for names that can mean nothing but an idempotency key.</summary>
    public static bool IsCertainlyKey(string name)
    {
        var plain = Plain(name);
        return plain.IndexOf("idempotencykey", StringComparison.Ordinal) >= 0 || plain is "clientrequesttoken" or "clienttoken" or "messagededuplicationid";
    }

    /// <summary>True for a call that may set a flag which was tested before.</summary>
    public static bool IsMark(string method) => StartsWithAny(method, Marks);

    /// <summary>True for a call that by its name decides in one step who goes on; a lock does not.</summary>
    public static bool IsClaim(IMethodSymbol method)
        => StartsWithAny(method.Name, Claims)
            && method.Name.IndexOf("Lock", StringComparison.Ordinal) < 0
            && !TypeNames.IsInNamespace(method.ContainingType, "System");

    public static bool IsLock(IMethodSymbol method)
        => method.Name is "LockTake" or "LockTakeAsync" || (StartsWithAny(method.Name, ["Acquire", "TryAcquire", "CreateLock", "TakeLock", "WaitLock"])
            && (Contains(method.Name, "Lock") || Contains(method.ContainingType.Name, "Lock")))
            || (method.Name is "Wait" or "WaitAsync" && method.ContainingType.Name is "SemaphoreSlim");

    /// <summary>True for calls that only name a remote object: <c>container.GetBlobClient(name)</c>.</summary>
    public static bool NamesAnObject(string method)
        => method is "GetBlobClient" or "GetBlockBlobClient" or "GetAppendBlobClient" or "GetPageBlobClient" or "GetFileClient" or "GetBlockBlobReference";

    /// <summary>True for the counters that count attempts on purpose.</summary>
    public static bool CountsAttempts(string name)
    {
        var plain = Plain(name);
        return Contains(plain, "attempt") || Contains(plain, "retry") || Contains(plain, "retries") || Contains(plain, "failure")
            || Contains(plain, "failcount") || Contains(plain, "errorcount") || Contains(plain, "version");
    }

    /// <summary>True for logs, audit trails and records of runs: what they hold of a second attempt is the truth.</summary>
    public static bool IsLog(string name)
    {
        var plain = Plain(name);
        return plain.EndsWith("log", StringComparison.Ordinal) || plain.EndsWith("logs", StringComparison.Ordinal)
            || plain.EndsWith("logentry", StringComparison.Ordinal) || plain.EndsWith("logentries", StringComparison.Ordinal)
            || Contains(plain, "audit") || Contains(plain, "trace") || Contains(plain, "telemetry") || IsRun(plain);
    }

    /// <summary>True for <c>JobRun</c>, <c>TaskExecution</c> and their plurals.</summary>
    private static bool IsRun(string plain)
    {
        var one = plain.EndsWith("s", StringComparison.Ordinal) ? plain.Substring(0, plain.Length - 1) : plain;
        foreach (var run in Runs)
        {
            if (one.EndsWith(run, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (letter is not ('-' or '_' or '.' or ' '))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool StartsWithAny(string name, string[] starts)
    {
        foreach (var start in starts)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
