using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Analyzers.Declaration;

/// <summary>The names that fixes write, which a diagnostic carries to them.</summary>
internal static class SuggestedName
{
    /// <summary>The key of a wire name to write into <c>[Job("…")]</c>.</summary>
    public const string WireName = "wireName";

    /// <summary>The key of a name to write into <c>FacadeName = "…"</c>.</summary>
    public const string FacadeName = "facadeName";

    /// <summary>The suggestion for a violation of the contract, if there is one.</summary>
    public static ImmutableDictionary<string, string?> For(JobViolation violation, JobDeclaration job)
        => violation.Kind switch
        {
            JobViolationKind.OverloadWithoutName => Of(WireName, OfOverload(job)),
            JobViolationKind.InvalidName => Of(WireName, Cleaned(violation.Evidence)),
            JobViolationKind.InvalidFacadeName => Of(FacadeName, AsIdentifier(violation.Evidence)),
            _ => ImmutableDictionary<string, string?>.Empty,
        };

    public static ImmutableDictionary<string, string?> Of(string key, string? name)
        => name is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(key, name);

    /// <summary>A facade name that tells the job from its namesakes: by its class, else by what enqueueing does.</summary>
    public static string OfEntry(JobDeclaration job, ICollection<string> taken)
    {
        var container = job.Method.ContainingType.Name;
        var prefix = container.EndsWith("Jobs", StringComparison.Ordinal) ? container.Substring(0, container.Length - "Jobs".Length) : container;
        var stem = prefix.Length == 0 || job.FacadeName.StartsWith(prefix, StringComparison.Ordinal) ? job.FacadeName + "Later" : prefix + job.FacadeName;
        return Free(stem, taken, separator: "");
    }

    /// <summary>A wire name that is not taken: class and method, with the namespace before it, with a number behind it.</summary>
    public static string OfJob(JobDeclaration job, ICollection<string> taken)
    {
        var type = job.Method.ContainingType;
        var derived = type.Name + "." + job.Method.Name;
        var full = type.ContainingNamespace is { IsGlobalNamespace: false } ns ? SymbolNames.NamespaceName(ns) + "." + derived : derived;
        return taken.Contains(derived) ? Free(full, taken, separator: ".") : derived;
    }

    private static string Free(string stem, ICollection<string> taken, string separator)
    {
        var name = stem;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = stem + separator + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    // The first overload keeps the name under which its jobs may be queued already.
    private static string? OfOverload(JobDeclaration job)
    {
        var number = 1;
        foreach (var member in job.Method.ContainingType.GetMembers(job.Method.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(member, job.Method))
            {
                break;
            }

            if (member.HasAttribute(WellKnownNames.JobAttribute))
            {
                number++;
            }
        }

        var name = number == 1 ? job.WireName : job.WireName + "." + number.ToString(CultureInfo.InvariantCulture);
        return WireNames.IsJobName(name) ? name : null;
    }

    private static string? Cleaned(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Trim())
        {
            var isAllowed = c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '-' or '_');
            if (isAllowed || (text.Length > 0 && text[text.Length - 1] != '-'))
            {
                text.Append(isAllowed ? c : '-');
            }
        }

        var cleaned = text.ToString().TrimEnd('-');
        return WireNames.IsJobName(cleaned) ? cleaned : null;
    }

    private static string? AsIdentifier(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsIdentifierPartCharacter(c))
            {
                text.Append(c);
            }
        }

        var identifier = text.ToString();
        return Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(identifier) ? identifier : null;
    }
}
