using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of the facade: <c>Jobs.SendEmail</c> and <c>Jobs.Email.SendEmail</c>, which lead to the definitions in the authors' classes.</summary>
internal static class FacadeEmitter
{
    public const string HintName = "TypedJobs.Facade.g.cs";

    // The rule's page says what to do; it is the compiler that reports it.
    private const string AmbiguousId = "TJ1027";
    private const string AmbiguousPage = "https://github.com/typedjobs/typedjobs/blob/main/analyzers/docs/{0}.md";

    // Members of object: an entry of such a name hides them, and must say so.
    private static readonly HashSet<string> ObjectMembers = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The file; null where there is no job.</summary>
    public static SourceText? Emit(FacadeContentModel content)
    {
        var facade = content.Facade;
        var plan = FacadePlanner.Plan(facade, content.Jobs.Select(static job => job.Facade).Concat(content.Referenced));
        if (plan.Groups.Count == 0)
        {
            return null;
        }

        var writer = SourceWriter.ForFile();
        WriteAlias(writer, facade);
        var ns = Identifiers.EscapeDotted(facade.Namespace);
        if (facade.IsNamespace)
        {
            writer.OpenNamespace(ns.Length == 0 ? Identifiers.Escape(facade.Name) : ns + "." + Identifiers.Escape(facade.Name));
            WriteTypes(writer, plan, content);
            writer.Close();
            return writer.ToSourceText();
        }

        writer.OpenNamespace(ns);
        OpenClass(writer, plan, facade);
        var own = content.Jobs.ToDictionary(static job => job.Facade.Definition, StringComparer.Ordinal);
        foreach (var slot in plan.Flat)
        {
            WriteSlot(writer, slot, slot.Entry is { IsOwn: true } entry ? own[entry.Definition] : null);
        }

        WriteGroups(writer, plan);
        writer.Close();
        writer.CloseNamespace(ns);
        return writer.ToSourceText();
    }

    private static void OpenClass(SourceWriter writer, FacadePlan plan, FacadeModel facade)
    {
        if (!facade.HasUserPart)
        {
            var assembly = DocumentationEmitter.Escape(facade.AssemblyName);
            writer.WriteLine($"/// <summary>The jobs of {assembly} and of the assemblies that it references: each is enqueued by its property.</summary>");
        }

        var access = facade.HasUserPart ? string.Empty : plan.Groups.Any(static group => group.IsPublic) ? "public " : "internal ";
        writer.Open($"{access}static partial class {Identifiers.Escape(facade.Name)}");
    }

    private static void WriteTypes(SourceWriter writer, FacadePlan plan, FacadeContentModel content)
    {
        var calls = content.Calls.ToDictionary(static call => call.Definition, StringComparer.Ordinal);
        foreach (var slot in plan.Flat)
        {
            if (slot.Entry is null)
            {
                WriteRefusal(writer, slot, $$"""
                    class {{Identifiers.Escape(slot.Name)}}
                    {
                        public static dynamic Enqueue => throw new global::System.NotSupportedException();

                        public static dynamic EnqueueAsync => throw new global::System.NotSupportedException();

                        public static dynamic With => throw new global::System.NotSupportedException();
                    }
                    """);
            }
            else if (calls.TryGetValue(slot.Entry.Definition, out var call))
            {
                NamespaceFacadeEmitter.WriteEntry(writer, slot, call, content.Facade.Client!);
            }
        }

        WriteGroups(writer, plan);
    }

    private static void WriteGroups(SourceWriter writer, FacadePlan plan)
    {
        foreach (var group in plan.Groups)
        {
            WriteGroup(writer, group);
        }
    }

    private static void WriteAlias(SourceWriter writer, FacadeModel facade)
    {
        if (facade.HasAlias)
        {
            writer.WriteLine($"global using {Identifiers.Escape(facade.Name)} = {Identifiers.Global(facade.Namespace, facade.Name)};");
            writer.WriteLine();
        }
    }

    private static void WriteGroup(SourceWriter writer, FacadeGroupModel group)
    {
        var classes = string.Join(" and ", group.Containers.Select(static name => $"<see cref=\"{ToCref(name)}\"/>"));
        writer.WriteLine($"/// <summary>The jobs of {classes}.</summary>");
        if (!group.IsNeeded)
        {
            writer.WriteLine(GeneratedNames.Hidden);
        }

        writer.Open($"""
            {GeneratedNames.Attribute}
            {(group.IsPublic ? "public" : "internal")} {Hides(group.Name)}static class {Identifiers.Escape(group.Name)}
            """);
        foreach (var slot in group.Slots)
        {
            WriteSlot(writer, slot, job: null);
        }

        writer.Close();
        writer.WriteLine();
    }

    private static void WriteSlot(SourceWriter writer, FacadeSlotModel slot, RegistryEntryModel? job)
    {
        var name = Identifiers.Escape(slot.Name);
        if (slot.Entry is not { } entry)
        {
            // Of no type that could be used, a second error would follow.
            WriteRefusal(writer, slot, $"dynamic {name} => throw new global::System.NotSupportedException();");
            return;
        }

        var definition = DefinitionEmitter.NameOf(entry);
        if (job is null)
        {
            writer.WriteLine($"/// <inheritdoc cref=\"{ToCref(entry.Definition)}\"/>");
        }
        else
        {
            DocumentationEmitter.WriteJob(writer, job);
        }

        DefinitionEmitter.WriteNotices(writer, entry.Notices);
        writer.WriteLine($"""
            {GeneratedNames.Attribute}
            {ModifiersOf(slot)} {definition} {name} => {definition}.Instance;

            """);
    }

    private static void WriteRefusal(SourceWriter writer, FacadeSlotModel slot, string declaration)
        => writer.WriteLine($"""
            /// <summary>{DocumentationEmitter.Escape(slot.Refusal)}</summary>
            [global::System.Obsolete({Expressions.Text(slot.Refusal)}, error: true, DiagnosticId = "{AmbiguousId}", UrlFormat = "{AmbiguousPage}")]
            {GeneratedNames.Hidden}
            {GeneratedNames.Attribute}
            {ModifiersOf(slot)} {declaration}

            """);

    private static string ModifiersOf(FacadeSlotModel slot) => $"{(slot.IsPublic ? "public" : "internal")} {Hides(slot.Name)}static";

    private static string Hides(string name) => ObjectMembers.Contains(name) ? "new " : string.Empty;

    private static string ToCref(string dotted) => "global::" + Identifiers.EscapeDotted(dotted);
}
