using System.Collections.Generic;
using System.Linq;

namespace TypedJobs.Generators.Model;

/// <summary>How a manifest tells of its jobs to the facades of other assemblies: <c>public Acme.Mail.MailJobs SendMailJob SendMail</c>.</summary>
internal static class ManifestEntries
{
    /// <summary>The property of the manifest's attribute.</summary>
    public const string Property = "Entries";

    private const string Public = "public";
    private const string Internal = "internal";

    public static string Format(FacadeEntryModel entry)
        => $"{(entry.IsPublic ? Public : Internal)} {entry.Container} {entry.DefinitionName} {entry.Name}";

    /// <summary>Reads the entries; what another version wrote in another way is left out.</summary>
    public static EquatableArray<FacadeEntryModel> Parse(string assembly, IEnumerable<string?> entries)
        => entries.Select(entry => Parse(assembly, entry)).Where(static entry => entry is not null).Select(static entry => entry!).ToEquatable();

    private static FacadeEntryModel? Parse(string assembly, string? entry)
    {
        var parts = (entry ?? string.Empty).Split(' ');
        return parts.Length == 4 && (parts[0] is Public or Internal) && parts.All(static part => part.Length > 0)
            ? new FacadeEntryModel(parts[3], parts[1], parts[2], parts[0] == Public, EquatableArray<string>.Empty, assembly)
            : null;
    }
}
