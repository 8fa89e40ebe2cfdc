using Microsoft.Extensions.Configuration;

namespace TypedJobs;

/// <summary>One server of a program, as <c>AddTypedJobs</c> or <c>AddKeyedTypedJobs</c> added it.</summary>
/// <param name="Name">Its key; null for the one without.</param>
/// <param name="Configuration">Where its options are read from besides code.</param>
/// <param name="HasWorker">Whether this program runs its jobs.</param>
/// <param name="ExtensionKeys">Keys of its section that extensions read.</param>
internal sealed record Server(string? Name, IConfiguration? Configuration, bool HasWorker, IReadOnlyList<string> ExtensionKeys)
{
    public string OptionsName => Name ?? Microsoft.Extensions.Options.Options.DefaultName;

    public JobConfiguration Settings => new(Configuration, Name);
}
