using TypedJobs.Chaos.Processes;

namespace TypedJobs.Chaos.Work;

/// <summary>What this program can be started as, beside the run itself.</summary>
internal static class Roles
{
    public const string Flag = "--role";
    public const string Worker = "worker";
    public const string Client = "client";
    public const string BulkClient = "bulk-client";

    /// <summary>What a role prints when it is at work.</summary>
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string role, string[] args)
    {
        // In a child worker the pipe is its supervisor's, which it ends with by itself.
        if (Environment.GetEnvironmentVariable("TYPEDJOBS_CHILD") is null)
        {
            ChaosProcess.EndWithParent();
        }

        var arguments = new RoleArguments(args);
        await (role switch
        {
            Worker => WorkerRole.RunAsync(arguments, args),
            Client => ClientRole.RunAsync(arguments),
            BulkClient => BulkClientRole.RunAsync(arguments),
            _ => throw new ArgumentException($"'{role}' is not a role."),
        });
        return 0;
    }
}
