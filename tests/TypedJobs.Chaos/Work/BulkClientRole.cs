using TypedJobs.Chaos.Ledgers;

namespace TypedJobs.Chaos.Work;

/// <summary>A client that is killed in the middle of a bulk enqueue: part of it has left, part has not, and nothing was acknowledged.</summary>
internal static class BulkClientRole
{
    /// <summary>More than one round trip takes, and fewer than two.</summary>
    public const int Jobs = 700;

    public static async Task RunAsync(RoleArguments arguments)
    {
        using var ledger = LedgerWriter.Open(arguments.Folder, Roles.BulkClient);
        await using var client = await ClientRole.ConnectAsync(arguments);
        var first = arguments.Whole("--first");
        var handles = await client.EnqueueAsync(Calls(arguments.Mix, ledger, first, arguments.Whole("--killed-at")));
        for (var i = 0; i < handles.Count; i++)
        {
            ledger.Acknowledged(first + i, handles[i]);
        }
    }

    private static IEnumerable<JobCall> Calls(JobMix mix, LedgerWriter ledger, int first, int killedAt)
    {
        for (var i = 0; i < Jobs; i++)
        {
            if (i == killedAt)
            {
                // Whoever reads it kills this process; until then the bulk goes on.
                Console.WriteLine(Roles.Ready);
            }

            ledger.Calling(first + i);
            yield return mix.Call(first + i);
        }
    }
}
