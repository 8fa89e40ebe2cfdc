using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>Both contract files of a project.</summary>
internal sealed class JobsContract
{
    private const string Property = "build_property.TypedJobsContract";

    private JobsContract(ContractFile? shipped, ContractFile? unshipped)
    {
        Shipped = shipped;
        Unshipped = unshipped;
    }

    public ContractFile? Shipped { get; }

    public ContractFile? Unshipped { get; }

    public IEnumerable<ContractFile> Files => new[] { Shipped, Unshipped }.Where(static f => f is not null)!;

    /// <summary>True if the project has turned the contract on.</summary>
    public static bool IsOn(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the files among the additional ones.</summary>
    public static JobsContract Read(AnalyzerOptions options, CancellationToken cancellationToken)
        => new(Find(options, ContractFile.ShippedName, cancellationToken), Find(options, ContractFile.UnshippedName, cancellationToken));

    /// <summary>The line that a job has now, the newest first.</summary>
    public ContractJob? JobOf(string name)
        => Unshipped is not null && Unshipped.Jobs.TryGetValue(name, out var changed) ? changed
            : Unshipped?.Retired.Contains(name) == true ? null
            : Shipped is not null && Shipped.Jobs.TryGetValue(name, out var job) ? job : null;

    /// <summary>The line that a type has now, the newest first.</summary>
    public ContractType? TypeOf(string name)
        => Unshipped is not null && Unshipped.Types.TryGetValue(name, out var changed) ? changed
            : Shipped is not null && Shipped.Types.TryGetValue(name, out var type) ? type : null;

    /// <summary>True if the name may not be used again: a job of that name was given up, and some may still be queued.</summary>
    public bool IsRetired(string name) => Files.Any(file => file.Retired.Contains(name));

    private static ContractFile? Find(AnalyzerOptions options, string name, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (string.Equals(System.IO.Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase)
                && file.GetText(cancellationToken) is { } text)
            {
                return ContractFile.Read(file, text);
            }
        }

        return null;
    }
}
