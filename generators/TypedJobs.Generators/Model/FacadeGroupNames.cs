using System;
using System.Collections.Generic;

namespace TypedJobs.Generators.Model;

/// <summary>What the facade's group of a job class may be called, the best name first: <c>Invoice</c> for <c>Acme.Billing.InvoiceJobs</c>.</summary>
internal static class FacadeGroupNames
{
    /// <summary>The class without the ending <c>Jobs</c> or <c>Job</c>, the class as it is, and both with more and more of what is around it.</summary>
    public static IEnumerable<string> Of(string container)
    {
        var parts = container.Split('.');
        var name = parts[parts.Length - 1];
        var stem = StemOf(name);
        if (stem.Length > 0)
        {
            yield return stem;
        }

        yield return name;
        foreach (var longer in Longer(parts, stem, name))
        {
            yield return longer;
        }
    }

    /// <summary>Names that say where the class is, for two that shorten to one name.</summary>
    public static IEnumerable<string> Longer(string container)
    {
        var parts = container.Split('.');
        var name = parts[parts.Length - 1];
        return Longer(parts, StemOf(name), name);
    }

    private static IEnumerable<string> Longer(string[] parts, string stem, string name)
    {
        var prefix = string.Empty;
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            // Acme.Mail.MailJobs is AcmeMail and not MailMail.
            if (parts[i] != stem)
            {
                prefix = parts[i] + prefix;
                yield return prefix + stem;
            }
        }

        for (var last = prefix + name + "_"; ; last += "_")
        {
            yield return last;
        }
    }

    private static string StemOf(string name)
    {
        foreach (var ending in new[] { "Jobs", "Job" })
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - ending.Length);
            }
        }

        return name;
    }
}
